package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import java.time.Duration;

/** Virtual threads for which a second is soon over: who looks again after one does so at once. */
final class HurriedThreads implements CallThreads {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CallThreads threads = new VirtualThreads();

    @Override
    public void start(String name, Runnable story) {
        threads.start(name, story);
    }

    @Override
    public boolean completes(Future<?> step, Duration limit) {
        return threads.completes(step, limit.compareTo(SECOND) < 0 ? limit : limit.dividedBy(10));
    }

    @Override
    public <T> T await(Future<T> step) {
        return threads.await(step);
    }

    @Override
    public long nanoTime() {
        return threads.nanoTime();
    }
}
