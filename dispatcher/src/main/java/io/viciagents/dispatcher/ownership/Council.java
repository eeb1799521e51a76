package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Phase;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.LeaseDesk;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseRequest.Wanted;
import io.viciagents.cluster.LeaseReturn;
import io.viciagents.cluster.LeaseVotes;
import io.viciagents.cluster.LeaseVotes.Vote;
import io.viciagents.cluster.lease.Electorate;
import io.viciagents.cluster.lease.Round;
import io.viciagents.cluster.lease.Voter;
import io.viciagents.dispatcher.ownership.Spread.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The dispatchers as voters: this one's own vote, the others' votes, and whose turn it is. Confined to the ownership's thread. */
final class Council implements LeaseDesk {
    private final Self self;
    private final Pace pace;
    private final Electorate electorate;
    private final Peers peers;
    private final LongSupplier nanoTime;
    private final Voter voter;
    private final KnownDispatchers others;

    Council(Self self, Pace pace, Electorate electorate, Peers peers, LongSupplier nanoTime) {
        this.self = self;
        this.pace = pace;
        this.electorate = electorate;
        this.peers = peers;
        this.nanoTime = nanoTime;
        this.others = new KnownDispatchers(nanoTime);
        this.voter = new Voter(
                nanoTime.getAsLong(), electorate.dispatchers() == 1 ? Duration.ZERO : Voter.patience(pace.hold()));
    }

    Voter voter() {
        return voter;
    }

    KnownDispatchers others() {
        return others;
    }

    /** Who hears of each vote. */
    @FunctionalInterface
    interface Listener {
        void voted(String by, Custody custody, Round round, Vote vote);
    }

    /** Asks all others. */
    void ask(Map<Custody, Round> rounds, Listener listener) {
        LeaseRequest request = request(rounds);
        for (String other : others.voters()) {
            peers.ask(other, request).onSuccess(votes -> tell(other, rounds, votes, listener));
        }
    }

    /** Asks this one. */
    void askSelf(Map<Custody, Round> rounds, Listener listener) {
        tell(self.incarnation(), rounds, voter.vote(request(rounds), nanoTime.getAsLong()), listener);
    }

    private LeaseRequest request(Map<Custody, Round> rounds) {
        List<Wanted> wanted = new ArrayList<>();
        rounds.forEach((custody, round) -> wanted.add(new Wanted(custody.asterisk(), round.fence())));
        return new LeaseRequest(self.incarnation(), wanted, pace.hold());
    }

    private static void tell(String by, Map<Custody, Round> rounds, LeaseVotes votes, Listener listener) {
        Iterator<Vote> next = votes.votes().iterator();
        rounds.forEach((custody, round) -> {
            if (next.hasNext()) {
                listener.voted(by, custody, round, next.next());
            }
        });
    }

    /** Whether this one's vote is all that a claim lacks. */
    boolean lacksOnlyOurs(Round round) {
        return round.granted() + 1 == electorate.majority();
    }

    /** Nothing is done under this authority any more, or never was. */
    void giveBack(String asterisk, Fence fence) {
        voter.returned(asterisk, fence, nanoTime.getAsLong());
        LeaseReturn leases = new LeaseReturn(self.incarnation(), List.of(new Wanted(asterisk, fence)));
        others.voters().forEach(other -> peers.giveBack(other, leases));
    }

    @Override
    public LeaseVotes asked(LeaseRequest request) {
        return voter.vote(request, nanoTime.getAsLong());
    }

    @Override
    public void returned(LeaseReturn leases) {
        leases.leases().forEach(lease -> voter.returned(lease.asterisk(), lease.fence(), nanoTime.getAsLong()));
    }

    /**
     * Those of these Asterisk servers that nobody has, and that it is this dispatcher's turn to claim. Whoever has just
     * started has granted nothing yet, and takes an owner's word for it.
     */
    List<String> ourTurn(List<String> idle, int owned) {
        if (1 + others.voters().size() < electorate.majority()) {
            return List.of();
        }
        long now = nanoTime.getAsLong();
        List<String> free = idle.stream()
                .filter(asterisk -> voter.free(asterisk, now).isPresent())
                .filter(asterisk -> voter.lastOwner(asterisk).isPresent() || !others.hasCertainOwner(asterisk))
                .toList();
        Map<String, String> lastOwners = new HashMap<>();
        free.forEach(asterisk -> voter.lastOwner(asterisk).ifPresent(owner -> lastOwners.put(asterisk, owner)));
        List<Candidate> candidates = new ArrayList<>(rivals());
        candidates.add(new Candidate(self.incarnation(), owned, self.serves()));
        Map<String, List<String>> turns = Spread.turns(free, lastOwners, candidates);
        return free.stream()
                .filter(asterisk -> hasCome(asterisk, turns.getOrDefault(asterisk, List.of()), now))
                .toList();
    }

    private boolean hasCome(String asterisk, List<String> turns, long now) {
        Duration patience = pace.turn().multipliedBy(Math.max(0, turns.indexOf(self.incarnation())));
        return voter.free(asterisk, now)
                .filter(free -> free.compareTo(patience) >= 0)
                .isPresent();
    }

    /** Which of those that it owns this dispatcher should hand over, if any. */
    Optional<Custody> surplus(List<Custody> ours) {
        Map<String, Integer> calls = new HashMap<>();
        ours.forEach(custody ->
                calls.put(custody.asterisk(), custody.duty().map(Duty::calls).orElse(0)));
        Optional<String> surplus = Spread.surplus(calls, rivals());
        return ours.stream()
                .filter(custody -> surplus.filter(custody.asterisk()::equals).isPresent())
                .findFirst();
    }

    /** The others that can take an Asterisk now. */
    private List<Candidate> rivals() {
        return others.speaking().stream()
                .filter(other -> other.phase() == Phase.SERVING)
                .map(other -> new Candidate(other.dispatcher(), other.owns().size(), other.serves()))
                .toList();
    }

    void announce(DispatcherAnnouncement announcement) {
        peers.announce(announcement);
    }
}
