package io.viciagents.node.media;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clock and the alarms of a Netty event loop. Alarms may be set from any thread and ring on the loop. */
final class LoopTimers implements Timers {
    private static final Logger log = LoggerFactory.getLogger(LoopTimers.class);

    private final EventExecutor loop;

    LoopTimers(EventExecutor loop) {
        this.loop = loop;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        ScheduledFuture<?> ring = loop.schedule(() -> ring(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> ring.cancel(false);
    }

    /** Netty would keep the exception in a future that nobody reads. */
    private static void ring(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("an alarm failed");
        }
    }
}
