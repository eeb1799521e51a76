package io.viciagents.systemtests.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process or thread does, looking again every 5 ms. Any thread. */
public final class Patience {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

    private Patience() {}

    /**
     * Waits until it is so.
     *
     * @param what for the message, as in "ARI to answer"
     * @throws IllegalStateException when the limit has passed, or the thread was interrupted
     */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        if (!isSoWithin(limit, condition)) {
            throw new IllegalStateException("waited " + limit.toMillis() + " ms for " + what);
        }
    }

    /** Waits until it is so, or the limit has passed, or the thread is interrupted; answers whether it is so. */
    public static boolean isSoWithin(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    /** Lets the time pass; returns early when the thread is interrupted. */
    public static void pass(Duration time) {
        isSoWithin(time, () -> false);
    }
}
