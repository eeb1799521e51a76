package io.viciagents.node.time;

import java.time.Duration;

/**
 * The clock and the alarms of one media loop. Everything of a call that waits, waits here; tests turn it by hand.
 *
 * <p>Confined to one thread: alarms ring on the thread that set them.
 */
public interface Timers {
    /** Nanoseconds on a clock that never steps; only differences mean something. */
    long nanoTime();

    /** Runs {@code task} once, {@code delay} from now, unless the alarm is cancelled first. */
    Alarm after(Duration delay, Runnable task);

    /** Something that will happen unless it is cancelled. */
    interface Alarm {
        /** Harmless when the alarm has rung or was cancelled. */
        void cancel();
    }
}
