package io.viciagents.cluster.lease;

import io.viciagents.cluster.Fence;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseVotes;
import io.viciagents.cluster.LeaseVotes.Verdict;
import io.viciagents.cluster.LeaseVotes.Vote;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One dispatcher's vote on who owns what. A lease that it has granted it grants to nobody else until its owner has been
 * silent for {@link #patience longer than the owner believes to hold it}; so of any two owners of one Asterisk, whom two
 * majorities must have granted it, one has stopped to believe before the other began.
 *
 * <pre>
 *            granted            again, by its owner
 *   Free ---------------> Granted --------+
 *    ^                     |  |  ^        |
 *    |  returned           |  |  +--------+
 *    +---------------------+  | silent for long, and another asks with a later epoch
 *                             +------> Granted (to the other)
 * </pre>
 *
 * <p>What it granted before it was started anew it does not know: so it grants nothing for as long as that may matter.
 * Mutable: what it has granted. Confined to one thread; times are of one clock that never steps, in nanoseconds.
 */
public final class Voter {
    private final long youngUntil;
    private final Map<String, State> leases = new HashMap<>();

    /**
     * @param now its start
     * @param youth how long it grants nothing; nothing is needed where it is the only one
     */
    public Voter(long now, Duration youth) {
        youngUntil = now + youth.toNanos();
    }

    /** How long an owner must have been silent before its lease is granted to another: a quarter longer than it holds. */
    public static Duration patience(Duration hold) {
        return hold.plus(hold.dividedBy(4));
    }

    /** Votes on everything that is wanted. */
    public LeaseVotes vote(LeaseRequest request, long now) {
        return new LeaseVotes(request.wanted().stream()
                .map(wanted -> vote(wanted.asterisk(), wanted.fence(), request.hold(), now))
                .toList());
    }

    private Vote vote(String asterisk, Fence fence, Duration hold, long now) {
        Verdict verdict = verdict(of(asterisk), fence, now);
        if (verdict == Verdict.GRANTED) {
            leases.put(asterisk, new State.Granted(fence, now, patience(hold)));
        }
        return new Vote(verdict, highestEpoch(asterisk));
    }

    private Verdict verdict(State state, Fence fence, long now) {
        if (now - youngUntil < 0) {
            return Verdict.TOO_YOUNG;
        }
        return switch (state) {
            case State.Granted granted when granted.to().equals(fence) -> Verdict.GRANTED;
            case State.Granted granted when granted.silence(now).isEmpty() -> Verdict.PROMISED;
            case State.Granted granted -> fence.epoch() > granted.epoch() ? Verdict.GRANTED : Verdict.OUTDATED;
            case State.Free free -> verdict(free, fence);
        };
    }

    /** Whoever is known to own it may keep it, although this voter has forgotten that it granted it. */
    private static Verdict verdict(State.Free free, Fence fence) {
        if (free.known().filter(fence::equals).isPresent() || fence.epoch() > Math.max(free.epoch(), free.heard())) {
            return Verdict.GRANTED;
        }
        return fence.epoch() <= free.epoch() ? Verdict.OUTDATED : Verdict.TOO_YOUNG;
    }

    /** Takes a lease back from an owner that no longer wants it. */
    public void returned(String asterisk, Fence fence, long now) {
        if (of(asterisk) instanceof State.Granted granted && granted.to().equals(fence)) {
            leases.put(asterisk, new State.Free(fence.epoch(), 0, now, Optional.of(fence.owner()), Optional.empty()));
        }
    }

    /** Somebody has acted under this epoch: whoever was started anew may have granted it, and forgotten. */
    public void seen(String asterisk, long epoch) {
        if (of(asterisk) instanceof State.Free free && free.heard() < epoch) {
            leases.put(asterisk, new State.Free(free.epoch(), epoch, free.since(), free.lastOwner(), free.known()));
        }
    }

    /** Somebody says that it owns this Asterisk. */
    public void known(String asterisk, Fence owner) {
        seen(asterisk, owner.epoch());
        if (of(asterisk) instanceof State.Free free
                && free.epoch() < owner.epoch()
                && free.known().map(Fence::epoch).orElse(0L) < owner.epoch()) {
            leases.put(
                    asterisk,
                    new State.Free(free.epoch(), free.heard(), free.since(), free.lastOwner(), Optional.of(owner)));
        }
    }

    /** For how long a lease might have been granted to somebody new; empty while it may not be. */
    public Optional<Duration> free(String asterisk, long now) {
        if (now - youngUntil < 0) {
            return Optional.empty();
        }
        return switch (of(asterisk)) {
            case State.Free free -> Optional.of(Duration.ofNanos(now - free.since()));
            case State.Granted granted -> granted.silence(now);
        };
    }

    /** For how long an owner that has not given its lease back has not spoken; empty when there is none. */
    public Optional<Duration> silence(String asterisk, long now) {
        return of(asterisk) instanceof State.Granted granted
                ? Optional.of(Duration.ofNanos(now - granted.at()))
                : Optional.empty();
    }

    /** The highest epoch it has granted or heard of; 0 for none. */
    public long highestEpoch(String asterisk) {
        State state = of(asterisk);
        return state instanceof State.Free free ? Math.max(free.epoch(), free.heard()) : state.epoch();
    }

    /** To whom it was granted last, whether or not it still is. */
    public Optional<String> lastOwner(String asterisk) {
        return of(asterisk).lastOwner();
    }

    private State of(String asterisk) {
        return leases.getOrDefault(asterisk, new State.Free(0, 0, youngUntil, Optional.empty(), Optional.empty()));
    }

    /** What it knows of one lease. */
    private sealed interface State {
        /** The highest epoch that was granted. */
        long epoch();

        /** The incarnation of the dispatcher that it was granted to last. */
        Optional<String> lastOwner();

        /**
         * It is granted to nobody here.
         *
         * @param heard the highest epoch that others speak of
         * @param since when it was returned, or could first be granted
         * @param known who says that it owns it
         */
        record Free(long epoch, long heard, long since, Optional<String> lastOwner, Optional<Fence> known)
                implements State {}

        /**
         * Somebody has it.
         *
         * @param at when this was last confirmed
         * @param lasts how long the owner may be silent
         */
        record Granted(Fence to, long at, Duration lasts) implements State {
            @Override
            public long epoch() {
                return to.epoch();
            }

            @Override
            public Optional<String> lastOwner() {
                return Optional.of(to.owner());
            }

            /** How long ago the owner's time was over; empty when it is not. */
            Optional<Duration> silence(long now) {
                Duration over = Duration.ofNanos(now - at).minus(lasts);
                return over.isNegative() ? Optional.empty() : Optional.of(over);
            }
        }
    }
}
