package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Java's virtual threads, one a call, and the machine's own time. */
public final class VirtualThreads implements CallThreads {
    @Override
    public void start(String name, Runnable story) {
        Thread.ofVirtual().name(name).start(story);
    }

    @Override
    public boolean completes(Future<?> step, Duration limit) {
        try {
            step.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public <T> T await(Future<T> step) {
        return step.await();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
