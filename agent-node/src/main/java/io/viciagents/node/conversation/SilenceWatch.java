package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Notices that nobody says anything. Confined to the call's loop. Mutable: the alarm that is set, since when, and the count. */
final class SilenceWatch {
    private static final Timers.Alarm NONE = () -> {};
    private static final Duration AT_LEAST = Duration.ofMillis(500);

    private final Timers timers;
    private final Duration patience;
    private final IntConsumer silence;
    private Timers.Alarm alarm = NONE;
    private long since;
    private int times;

    /** Tells {@code silence} how often in a row, from 1. */
    SilenceWatch(Timers timers, Duration patience, IntConsumer silence) {
        this.timers = timers;
        this.patience = patience;
        this.silence = silence;
    }

    /** From now on nobody speaks. */
    void start() {
        since = timers.nanoTime();
        ring(patience);
    }

    /** What seemed to be speech was a noise: the silence goes on, or clicks on a line could keep it from ever ending. */
    void goOn() {
        Duration left = patience.minusNanos(timers.nanoTime() - since);
        ring(left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left);
    }

    private void ring(Duration delay) {
        stop();
        alarm = timers.after(delay, () -> silence.accept(++times));
    }

    /** Somebody speaks, or will in a moment. */
    void stop() {
        alarm.cancel();
        alarm = NONE;
    }

    /** The caller is there after all. */
    void callerHeard() {
        times = 0;
    }
}
