package io.viciagents.node.conversation;

import java.time.Duration;

/** Time in frames of 20 ms: what counts audio counts these, so that a late frame does not look like a pause. */
final class Frames {
    static final int MILLIS = 20;

    private Frames() {}

    static int in(Duration time) {
        return (int) (time.toMillis() / MILLIS);
    }

    static Duration duration(int frames) {
        return Duration.ofMillis((long) frames * MILLIS);
    }
}
