package io.viciagents.dispatcher.leads;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** So many a second, evenly; time that was lost is not made up for. Confined to one thread. */
final class SteadyPace implements Pace {
    private final long gapNanos;
    private long next = System.nanoTime();

    SteadyPace(int perSecond) {
        this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    @Override
    public void await() throws InterruptedException {
        long wait = next - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        next = Math.max(next, System.nanoTime() - gapNanos) + gapNanos;
    }
}
