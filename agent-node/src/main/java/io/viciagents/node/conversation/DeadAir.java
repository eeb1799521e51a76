package io.viciagents.node.conversation;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Measures for how long the caller hears nothing while the agent owes an answer: from the end of the caller's speech, or of
 * a filler, to the agent's next sound. Confined to the call's loop. Mutable: since when, in nanoseconds, if it is so now.
 */
final class DeadAir {
    private final Consumer<Duration> lengths;
    private OptionalLong since = OptionalLong.empty();

    DeadAir(Consumer<Duration> lengths) {
        this.lengths = lengths;
    }

    /** For how long it has been so. */
    Duration length(long nanos) {
        return since.isPresent() ? Duration.ofNanos(nanos - since.getAsLong()) : Duration.ZERO;
    }

    /** The caller was silent from then on, and waits. */
    void begins(long nanos) {
        since = OptionalLong.of(nanos);
    }

    /** The caller waits from then on, if not for longer. */
    void goesOn(long nanos) {
        if (since.isEmpty()) {
            begins(nanos);
        }
    }

    /** Something is heard, or nobody waits any more. */
    void ends(long nanos) {
        if (since.isPresent()) {
            lengths.accept(Duration.ofNanos(nanos - since.getAsLong()));
            since = OptionalLong.empty();
        }
    }
}
