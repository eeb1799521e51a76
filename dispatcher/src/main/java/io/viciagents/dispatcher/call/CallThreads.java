package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import java.time.Duration;

/** The threads that calls run on, and how time passes for them. */
public interface CallThreads {
    /** Starts a thread that may block. */
    void start(String name, Runnable story);

    /** Blocks until something completes, in whatever way; false when it has not after the limit. */
    boolean completes(Future<?> step, Duration limit);

    /** Blocks until something completes; answers what came of it, or throws why it failed. */
    <T> T await(Future<T> step);

    /** A clock that never steps, in nanoseconds. */
    long nanoTime();
}
