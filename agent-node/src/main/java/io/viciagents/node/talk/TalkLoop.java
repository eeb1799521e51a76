package io.viciagents.node.talk;

import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** The loop of a conversation in the terminal: one thread runs on it what others hand in, while it waits for an answer. */
final class TalkLoop implements Executor, Timers, AutoCloseable {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alarms").daemon().factory());

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Runnable ringing = () -> {
            if (!cancelled.get()) {
                task.run();
            }
        };
        alarms.schedule(() -> tasks.add(ringing), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> cancelled.set(true);
    }

    /** Runs what is handed in until this is so. */
    void runUntil(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            tasks.take().run();
        }
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
