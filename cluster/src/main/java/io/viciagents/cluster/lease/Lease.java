package io.viciagents.cluster.lease;

import io.viciagents.cluster.Fence;
import io.viciagents.cluster.LeaseVotes.Verdict;
import io.viciagents.cluster.LeaseVotes.Vote;
import java.time.Duration;
import java.util.Optional;

/**
 * One lease, as the dispatcher sees it that wants it or has it.
 *
 * <pre>
 *           claim                more than half grant it
 *   Idle ----------> Claiming ---------------------------> Held <-----------+
 *    ^ ^                |                                   | |             | more than half
 *    | +----------------+                                   | | its time    | confirm it
 *    |   refused, or no answer in time                      | | is over     |
 *    |                                                      | v             |
 *    |                                                      | Doubtful -----+
 *    |     more than half refuse it for a later owner's,    |    |
 *    +------------------ or it is given back ---------------+----+
 * </pre>
 *
 * <p>Its time counts from before it was asked for, each {@link Voter}'s patience from after that and is longer: so it is
 * over here before anybody else can win. Only in <em>Held</em> may the owner act. In <em>Doubtful</em> it goes on asking:
 * while nobody else has won, more than half will confirm it again.
 *
 * <p>Mutable: the state, and the highest epoch that was seen. Confined to one thread; times are of one clock that never steps, in nanoseconds.
 */
public final class Lease {
    private final Electorate electorate;
    private final Duration hold;
    private State state = new State.Idle();
    private long highestEpoch;

    /**
     * @param hold how long it lasts without being confirmed
     */
    public Lease(Electorate electorate, Duration hold) {
        this.electorate = electorate;
        this.hold = hold;
    }

    /** Where it stands. */
    public State state() {
        return state;
    }

    /** The authority under which it is held, in doubt or not. */
    public Optional<Fence> fence() {
        return switch (state) {
            case State.Held held -> Optional.of(held.fence());
            case State.Doubtful doubtful -> Optional.of(doubtful.fence());
            case State.Idle idle -> Optional.empty();
            case State.Claiming claiming -> Optional.empty();
        };
    }

    /** Somebody has acted under this epoch: a new owner needs a higher one. */
    public void seen(long epoch) {
        highestEpoch = Math.max(highestEpoch, epoch);
    }

    /**
     * Begins to ask for it, with an epoch higher than all that were seen, those of our own claims that failed included: what
     * is given back then may arrive late, and must not free what is claimed now.
     */
    public Round claim(String owner, long now) {
        if (!(state instanceof State.Idle)) {
            throw new IllegalStateException("an idle lease wanted, it is " + state);
        }
        seen(highestEpoch + 1);
        Round round = new Round(new Fence(highestEpoch, owner), now);
        state = new State.Claiming(round);
        return round;
    }

    /** Begins to ask that it be confirmed; empty when there is nothing to confirm. */
    public Optional<Round> confirm(long now) {
        return fence().map(fence -> new Round(fence, now));
    }

    /** Somebody has voted. A vote in a round that no longer matters changes nothing. */
    public Turn voted(Round round, String voter, Vote vote, long now) {
        seen(vote.highestEpoch());
        if (vote.verdict() == Verdict.GRANTED) {
            round.grantedBy(voter);
        } else if (vote.verdict() != Verdict.TOO_YOUNG
                && vote.highestEpoch() >= round.fence().epoch()) {
            round.supersededAt(voter);
        }
        return switch (state) {
            case State.Claiming(Round current) when current == round -> claimed(round, now);
            case State.Held held when held.fence().equals(round.fence()) -> confirmed(round, now);
            case State.Doubtful doubtful when doubtful.fence().equals(round.fence()) -> confirmed(round, now);
            case State.Claiming another -> Turn.NONE;
            case State.Held another -> Turn.NONE;
            case State.Doubtful another -> Turn.NONE;
            case State.Idle idle -> Turn.NONE;
        };
    }

    private Turn claimed(Round round, long now) {
        if (isWon(round, now)) {
            state = new State.Held(round.fence(), until(round));
            return Turn.WON;
        }
        if (electorate.isLostWith(round.superseded())) {
            state = new State.Idle();
            return Turn.FAILED;
        }
        return Turn.NONE;
    }

    private Turn confirmed(Round round, long now) {
        if (electorate.isLostWith(round.superseded())) {
            state = new State.Idle();
            return Turn.LOST;
        }
        if (!isWon(round, now)) {
            return Turn.NONE;
        }
        boolean longer = !(state instanceof State.Held held) || until(round) - held.until() > 0;
        if (longer) {
            state = new State.Held(round.fence(), until(round));
        }
        return Turn.CONFIRMED;
    }

    private boolean isWon(Round round, long now) {
        return round.granted() >= electorate.majority() && now - until(round) < 0;
    }

    /** How long a claim waits for votes: they take milliseconds, and whoever has granted it grants it to nobody else. */
    private long patience() {
        return hold.dividedBy(4).toNanos();
    }

    private long until(Round round) {
        return round.sentAt() + hold.toNanos();
    }

    /** Time has passed. */
    public Turn passed(long now) {
        return switch (state) {
            case State.Held held
            when now - held.until() >= 0 -> {
                state = new State.Doubtful(held.fence());
                yield Turn.DOUBTED;
            }
            case State.Claiming(Round round)
            when now - round.sentAt() >= patience() -> {
                state = new State.Idle();
                yield Turn.FAILED;
            }
            case State.Held held -> Turn.NONE;
            case State.Claiming claiming -> Turn.NONE;
            case State.Doubtful doubtful -> Turn.NONE;
            case State.Idle idle -> Turn.NONE;
        };
    }

    /** Another is known to own it under a later authority, or it is no longer wanted. */
    public void end() {
        state = new State.Idle();
    }

    /** What has just become of it. */
    public enum Turn {
        /** Nothing new. */
        NONE,
        /** It was asked for, and is held now. */
        WON,
        /** It was asked for in vain. */
        FAILED,
        /** It goes on being held, or is held again. */
        CONFIRMED,
        /** Its time is over, and nobody has confirmed it. */
        DOUBTED,
        /** Another has it. */
        LOST
    }

    /** Where a lease stands. */
    public sealed interface State {
        /** It is not ours. */
        record Idle() implements State {}

        /** It has been asked for. */
        record Claiming(Round round) implements State {}

        /**
         * It is ours.
         *
         * @param until when it must have been confirmed
         */
        record Held(Fence fence, long until) implements State {}

        /** It was ours, and nobody is known to have it since. */
        record Doubtful(Fence fence) implements State {}
    }
}
