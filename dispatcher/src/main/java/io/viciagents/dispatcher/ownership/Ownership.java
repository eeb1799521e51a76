package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Phase;
import io.viciagents.cluster.LeaseDesk;
import io.viciagents.cluster.LeaseVotes;
import io.viciagents.cluster.lease.Electorate;
import io.viciagents.cluster.lease.Lease;
import io.viciagents.cluster.lease.Lease.Turn;
import io.viciagents.cluster.lease.Round;
import io.viciagents.dispatcher.call.News;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Who owns which Asterisk, as this dispatcher sees it and has its part in it: it votes, keeps what it owns, takes what
 * nobody has when it is its turn, gives away what it has too much of.
 *
 * <p>Everything happens on one thread: {@link #tick} comes twenty times a second, messages in between.
 *
 * <p>Mutable: when it last asked, told and looked; whether it drains.
 */
final class Ownership {
    private static final Duration ANNOUNCE = Duration.ofMillis(500);

    private final Self self;
    private final Pace pace;
    private final Council council;
    private final Estate estate;
    private final LongSupplier nanoTime;
    private final Executor thread;
    private final Annals annals;
    private final Succession succession;
    private long confirmedAt;
    private long announcedAt;
    private long auditedAt;
    private long changedAt;
    private boolean draining;

    /**
     * @param thread the ownership's own
     */
    Ownership(
            Self self,
            Pace pace,
            Electorate electorate,
            Peers peers,
            Duties duties,
            LongSupplier nanoTime,
            Executor thread,
            Annals annals) {
        long now = nanoTime.getAsLong();
        this.self = self;
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.thread = thread;
        this.annals = annals;
        this.council = new Council(self, pace, electorate, peers, nanoTime);
        this.succession = new Succession(council.voter(), council.others(), annals, nanoTime);
        this.confirmedAt = now;
        this.auditedAt = now;
        this.changedAt = now;
        this.announcedAt = now - ANNOUNCE.toNanos();
        this.estate = new Estate(self.serves(), asterisk -> {
            Lease lease = new Lease(electorate, pace.hold());
            lease.seen(self.epochsAbove());
            return new Custody(asterisk, lease, nanoTime, duties, annals);
        });
        annals.gauge(this, Ownership::owned);
    }

    /** Time has passed. */
    void tick() {
        long now = nanoTime.getAsLong();
        estate.all().forEach(custody -> passed(custody, now));
        if (now - confirmedAt >= pace.confirm().toNanos()) {
            confirm(now);
        }
        if (!draining) {
            claim(now);
            balance(now);
        }
        if (now - auditedAt >= pace.audit().toNanos()) {
            auditedAt = now;
            estate.ours().forEach(custody -> custody.duty().ifPresent(Duty::audit));
        }
        if (now - announcedAt >= ANNOUNCE.toNanos()) {
            announce();
        }
    }

    private void passed(Custody custody, long now) {
        Lease.State before = custody.lease().state();
        Turn turn = custody.lease().passed(now);
        if (turn == Turn.FAILED && before instanceof Lease.State.Claiming(Round round)) {
            council.giveBack(custody.asterisk(), round.fence());
        } else if (turn == Turn.DOUBTED) {
            annals.alarm(
                    custody.asterisk(),
                    "in doubt whether it is ours, too few dispatchers answer: calls go on, nothing else is done");
        }
        custody.yielded().ifPresent(fence -> {
            council.giveBack(custody.asterisk(), fence);
            changed();
        });
    }

    private void confirm(long now) {
        confirmedAt = now;
        Map<Custody, Round> rounds = new LinkedHashMap<>();
        for (Custody custody : estate.all()) {
            custody.lease().confirm(now).ifPresent(round -> rounds.put(custody, round));
        }
        if (!rounds.isEmpty()) {
            council.ask(rounds, this::voted);
            council.askSelf(rounds, this::voted);
        }
    }

    private void claim(long now) {
        for (String asterisk : council.ourTurn(estate.idle(), owned())) {
            Custody custody = custody(asterisk);
            custody.lease().seen(council.voter().highestEpoch(asterisk));
            Round round = custody.lease().claim(self.incarnation(), now);
            council.ask(Map.of(custody, round), this::voted);
            voteForSelf(custody, round);
        }
    }

    /** Its own vote comes last: it may serve another better, when too few are for this one. */
    private void voteForSelf(Custody custody, Round round) {
        boolean claiming = custody.lease().state() instanceof Lease.State.Claiming(Round current) && current == round;
        if (claiming && council.lacksOnlyOurs(round)) {
            succession.expected(custody.asterisk());
            council.askSelf(Map.of(custody, round), this::voted);
        }
    }

    private void voted(String by, Custody custody, Round round, LeaseVotes.Vote vote) {
        Turn turn = custody.voted(round, by, vote, news(custody));
        switch (turn) {
            case WON, LOST -> changed();
            case FAILED -> council.giveBack(custody.asterisk(), round.fence());
            case CONFIRMED -> succession.confirmed(custody);
            case NONE, DOUBTED -> {
                if (!by.equals(self.incarnation())) {
                    voteForSelf(custody, round);
                }
            }
        }
    }

    /** What a duty tells makes this one look at once whether the Asterisk still is its own. */
    private News news(Custody custody) {
        return succession.news(
                custody,
                step -> thread.execute(() -> {
                    step.run();
                    confirm(nanoTime.getAsLong());
                }));
    }

    private void changed() {
        changedAt = nanoTime.getAsLong();
        announce();
    }

    private void balance(long now) {
        if (now - changedAt >= pace.settled().toNanos()) {
            council.surplus(estate.ours()).ifPresent(custody -> {
                changedAt = now;
                custody.handOver("another dispatcher has less to do");
            });
        }
    }

    /** How many it owns. */
    int owned() {
        return estate.ours().size();
    }

    private Custody custody(String asterisk) {
        return estate.find(asterisk).orElseThrow();
    }

    private void announce() {
        announcedAt = nanoTime.getAsLong();
        council.announce(announcement(phase()));
    }

    private Phase phase() {
        return draining ? Phase.DRAINING : Phase.SERVING;
    }

    private DispatcherAnnouncement announcement(Phase phase) {
        return new DispatcherAnnouncement(
                self.name(), self.incarnation(), self.member(), phase, self.serves(), estate.announced(), true);
    }

    /** Where other dispatchers ask for this one's votes. */
    LeaseDesk votes() {
        return council;
    }

    /** Another dispatcher spoke. */
    void heard(DispatcherAnnouncement other) {
        if (other.dispatcher().equals(self.incarnation())) {
            return;
        }
        if (council.others().heard(other)) {
            changedAt = nanoTime.getAsLong();
            announce();
        }
        other.owns()
                .forEach(owned ->
                        estate.find(owned.asterisk()).ifPresent(custody -> heard(custody, owned, other.name())));
    }

    private void heard(Custody custody, DispatcherAnnouncement.Owned owned, String name) {
        custody.lease().seen(owned.fence().epoch());
        council.voter().known(custody.asterisk(), owned.fence());
        loseTo(custody, owned.fence().epoch(), name + " has it");
    }

    /** Whoever won later won after our time was over, and nodes have obeyed it: even in doubt it comes before us. */
    private void loseTo(Custody custody, long epoch, String why) {
        if (custody.lease().fence().filter(ours -> ours.epoch() < epoch).isPresent()) {
            custody.lose(why);
            changed();
        }
    }

    /**
     * By Asterisk, under which epoch a node has obeyed somebody. Where that is later than ours, nodes obey us no more, though
     * all who voted for that owner may have forgotten it, and vote for us again: it is claimed anew.
     */
    void obeyed(Map<String, Long> epochs) {
        epochs.forEach((asterisk, epoch) -> estate.find(asterisk).ifPresent(custody -> {
            custody.lease().seen(epoch);
            council.voter().seen(asterisk, epoch);
            loseTo(custody, epoch, "nodes have obeyed a later owner");
        }));
    }

    /** A node has obeyed somebody under this epoch. */
    void seen(long epoch) {
        estate.all().forEach(custody -> {
            custody.lease().seen(epoch);
            council.voter().seen(custody.asterisk(), epoch);
        });
    }

    /** A member has left the cluster. */
    void memberLeft(String member) {
        council.others().memberLeft(member).ifPresent(gone -> {
            changedAt = nanoTime.getAsLong();
            annals.alarm("", gone.name() + " has left the cluster");
        });
    }

    /** From now on gives everything away and takes nothing. */
    void drain(String why) {
        draining = true;
        estate.all().forEach(custody -> custody.handOver(why));
        announce();
    }

    /** Whether nothing is in its hands. */
    boolean isEmpty() {
        return estate.isEmpty();
    }

    /** In whose hands an Asterisk is. */
    OwnershipLoop.Standing standing(String asterisk) {
        if (custody(asterisk).announced().filter(KnownDispatchers::isCertain).isPresent()) {
            return OwnershipLoop.Standing.OURS;
        }
        return council.others().hasCertainOwner(asterisk)
                ? OwnershipLoop.Standing.ANOTHERS
                : OwnershipLoop.Standing.NOBODYS;
    }

    /** Says goodbye. */
    void gone() {
        council.announce(announcement(Phase.GONE));
    }

    /** How this dispatcher and the others stand, for people. */
    List<DispatcherAnnouncement> dispatchers() {
        return council.others().with(announcement(phase()));
    }
}
