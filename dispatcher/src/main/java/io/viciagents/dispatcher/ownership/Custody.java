package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.DispatcherAnnouncement.Owned;
import io.viciagents.cluster.DispatcherAnnouncement.Standing;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.LeaseVotes.Vote;
import io.viciagents.cluster.lease.Lease;
import io.viciagents.cluster.lease.Lease.Turn;
import io.viciagents.cluster.lease.Round;
import io.viciagents.dispatcher.call.News;
import io.viciagents.dispatcher.ownership.Annals.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One Asterisk in the hands of this dispatcher, or not.
 *
 * <pre>
 *            the lease is won                handed over
 *   Empty -----------------------> Serving --------------> Yielding
 *    ^  ^                             |                        |
 *    |  +---- the lease is lost ------+                        |
 *    +-------- all its calls are yielded, or half a second ----+
 * </pre>
 *
 * <p>Mutable: the lease, and where it stands. Confined to the ownership's thread.
 */
final class Custody {
    /** Long enough for every call to come out of its step. */
    private static final Duration YIELDING = Duration.ofMillis(500);

    private final String asterisk;
    private final Lease lease;
    private final LongSupplier nanoTime;
    private final Duties duties;
    private final Annals annals;
    private State state = new State.Empty();

    Custody(String asterisk, Lease lease, LongSupplier nanoTime, Duties duties, Annals annals) {
        this.asterisk = asterisk;
        this.lease = lease;
        this.nanoTime = nanoTime;
        this.duties = duties;
        this.annals = annals;
    }

    String asterisk() {
        return asterisk;
    }

    Lease lease() {
        return lease;
    }

    /** Whether it is ours, in doubt or not, and stays so. */
    boolean isOurs() {
        return state instanceof State.Serving;
    }

    Optional<Duty> duty() {
        return switch (state) {
            case State.Empty empty -> Optional.empty();
            case State.Serving serving -> Optional.of(serving.duty());
            case State.Yielding yielding -> Optional.of(yielding.duty());
        };
    }

    /** What others are told of it; empty when it is not ours. */
    Optional<Owned> announced() {
        return state instanceof State.Serving(Tenure tenure, Duty duty)
                ? Optional.of(new Owned(
                        asterisk, tenure.fence(), tenure.holds() ? Standing.CERTAIN : Standing.IN_DOUBT, duty.calls()))
                : Optional.empty();
    }

    /** Somebody has voted on our claim, or confirmed our lease, or not; answers what became of it. */
    Turn voted(Round round, String voter, Vote vote, News news) {
        Turn turn = lease.voted(round, voter, vote, nanoTime.getAsLong());
        if (lease.state() instanceof Lease.State.Held(Fence fence, long until)) {
            switch (turn) {
                case WON -> {
                    Tenure tenure = new Tenure(fence, until, nanoTime);
                    state = new State.Serving(tenure, duties.begin(asterisk, tenure, news));
                }
                case CONFIRMED -> confirmed(until);
                case NONE, FAILED, DOUBTED, LOST -> {
                    // The lease stands as it stood.
                }
            }
        } else if (turn == Turn.LOST) {
            lose("others have granted it to another dispatcher");
        }
        return turn;
    }

    private void confirmed(long until) {
        if (state instanceof State.Serving(Tenure tenure, Duty duty)) {
            if (!tenure.holds()) {
                annals.tell(asterisk, "certain again: calls go on, new ones are taken");
            }
            tenure.confirmed(until);
        }
    }

    /** Another owns it under a later authority: nothing of it is touched any more. */
    void lose(String why) {
        lease.end();
        if (state instanceof State.Serving(Tenure tenure, Duty duty)) {
            int calls = duty.calls();
            tenure.end();
            duty.yieldAll();
            duty.close();
            annals.alarm(asterisk, "no longer ours, " + why + ": " + calls + " calls are left to it");
            annals.left(Reason.SUPERSEDED);
        }
        state = new State.Empty();
    }

    /** Begins to give it away: from now on nothing is done, and soon all calls are yielded. */
    void handOver(String why) {
        if (state instanceof State.Serving(Tenure tenure, Duty duty)) {
            annals.tell(asterisk, "is handed over with " + duty.calls() + " calls: " + why);
            tenure.end();
            duty.yieldAll();
            state = new State.Yielding(tenure.fence(), duty, nanoTime.getAsLong());
        }
    }

    /** The authority to give back, once nothing is done under it any more. */
    Optional<Fence> yielded() {
        if (state instanceof State.Yielding(Fence fence, Duty duty, long since)
                && (duty.calls() == 0 || nanoTime.getAsLong() - since >= YIELDING.toNanos())) {
            lease.end();
            state = new State.Empty();
            annals.left(Reason.HANDED_OVER);
            return Optional.of(fence);
        }
        return Optional.empty();
    }

    /** In whose hands it is. */
    private sealed interface State {
        /** Not in ours. */
        record Empty() implements State {}

        /** In ours. */
        record Serving(Tenure tenure, Duty duty) implements State {}

        /** It is being given away. */
        record Yielding(Fence fence, Duty duty, long since) implements State {}
    }
}
