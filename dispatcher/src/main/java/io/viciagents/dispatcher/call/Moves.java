package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRef;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The last calls that needed another node, and why. Any thread. */
public final class Moves {
    private static final int KEPT = 50;

    private final Clock clock;
    private final Deque<Move> moves = new ConcurrentLinkedDeque<>();

    /** None yet. */
    public Moves(Clock clock) {
        this.clock = clock;
    }

    /** A call that needed another node. */
    public record Move(Instant at, CallRef call, String reason) {}

    void add(CallRef call, String reason) {
        moves.addFirst(new Move(clock.instant(), call, reason));
        if (moves.size() > KEPT) {
            moves.pollLast();
        }
    }

    /** The last of them, the newest first. */
    public List<Move> last() {
        return List.copyOf(moves);
    }
}
