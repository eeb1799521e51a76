package io.viciagents.node.embedded;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which native code runs: platform threads, because native code would hold the carrier of a virtual one.
 */
final class Threads {
    private static final long IDLE_SECONDS = 60;

    private Threads() {}

    /** A fixed number of threads behind a queue; what finds it full is rejected. */
    static ThreadPoolExecutor withQueue(String name, int threads, int queue) {
        return of(name, threads, threads, new ArrayBlockingQueue<>(queue));
    }

    /** As many threads as there is work, up to a limit; what is beyond is rejected. */
    static ThreadPoolExecutor withoutQueue(String name, int most) {
        return of(name, 0, most, new SynchronousQueue<>());
    }

    private static ThreadPoolExecutor of(String name, int least, int most, BlockingQueue<Runnable> queue) {
        ThreadFactory factory = Thread.ofPlatform().daemon().name(name + "-", 1).factory();
        return new ThreadPoolExecutor(least, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, factory);
    }
}
