package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.Fence;
import io.viciagents.dispatcher.call.Authority;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * The time for which this dispatcher owns an Asterisk: prolonged by every confirmation of its lease, over when it has been
 * given away or lost. A process that was stopped and goes on learns from the clock that its time is over, before anybody
 * has told it.
 *
 * <p>Mutable: until when it lasts, whether it is over, who waits. Asked on any thread, told on the ownership's.
 */
final class Tenure implements Authority {
    private final Fence fence;
    private final LongSupplier nanoTime;
    private final Queue<Promise<Void>> waiting = new ConcurrentLinkedQueue<>();
    private volatile long until;
    private volatile boolean over;

    /**
     * @param until when it must have been confirmed, by that clock
     */
    Tenure(Fence fence, long until, LongSupplier nanoTime) {
        this.fence = fence;
        this.until = until;
        this.nanoTime = nanoTime;
    }

    @Override
    public Fence fence() {
        return fence;
    }

    @Override
    public boolean holds() {
        return !over && nanoTime.getAsLong() - until < 0;
    }

    @Override
    public Future<Void> held() {
        if (holds()) {
            return Future.succeededFuture();
        }
        Promise<Void> again = Promise.promise();
        waiting.add(again);
        goOn();
        return again.future();
    }

    void confirmed(long longer) {
        until = longer;
        goOn();
    }

    void end() {
        over = true;
    }

    private void goOn() {
        while (holds()) {
            Promise<Void> next = waiting.poll();
            if (next == null) {
                return;
            }
            next.tryComplete();
        }
    }
}
