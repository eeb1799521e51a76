package io.viciagents.node.chain;

import io.viciagents.node.time.ManualTimers;
import io.viciagents.node.time.Strand;
import java.time.Duration;

/** A strand whose tasks and alarms run when a test moves its time. */
record HandStrand(ManualTimers timers) implements Strand {
    @Override
    public void execute(Runnable task) {
        timers.after(Duration.ZERO, task);
    }

    @Override
    public long nanoTime() {
        return timers.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        return timers.after(delay, task);
    }
}
