package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Stands around everything that runs in a conversation: what fails unexpectedly is told to the one place that can bring the
 * call to an end, instead of leaving it mute.
 */
final class Guard implements Executor, Timers {
    private final Executor loop;
    private final Timers timers;
    private final Consumer<RuntimeException> failure;

    Guard(Executor loop, Timers timers, Consumer<RuntimeException> failure) {
        this.loop = loop;
        this.timers = timers;
        this.failure = failure;
    }

    /** Runs it now. */
    void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException unexpected) {
            failure.accept(unexpected);
        }
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(() -> run(task));
    }

    @Override
    public long nanoTime() {
        return timers.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        return timers.after(delay, () -> run(task));
    }
}
