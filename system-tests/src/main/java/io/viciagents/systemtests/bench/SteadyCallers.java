package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.Telephone;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers who dial at a steady rate, whether or not those before them have been served, send sound from the answer on, and
 * hang up after a while. Confined to one thread.
 *
 * @param asterisk whom they dial
 * @param callsPerSecond how often
 * @param held how long after dialling each hangs up
 */
record SteadyCallers(InetSocketAddress asterisk, String extension, double callsPerSecond, Duration held) {
    /** Makes so many calls, and returns when all have hung up; answers how many were up by then. */
    int call(int calls) throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(calls);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < calls; i++) {
                int number = i;
                long dueNanos = Math.round(i * 1e9 / callsPerSecond);
                clock.schedule(
                        () -> {
                            Telephone telephone = dial(number);
                            clock.schedule(
                                    () -> Thread.ofVirtual().start(() -> {
                                        if (telephone.state() instanceof CallState.Up) {
                                            answered.incrementAndGet();
                                        }
                                        telephone.close();
                                        over.countDown();
                                    }),
                                    held.toNanos(),
                                    TimeUnit.NANOSECONDS);
                        },
                        dueNanos,
                        TimeUnit.NANOSECONDS);
            }
            over.await();
        } finally {
            clock.shutdownNow();
        }
        return answered.get();
    }

    private Telephone dial(int number) {
        Telephone telephone = new Telephone();
        telephone.dial(asterisk, extension, "Bench " + number, "2125550%03d".formatted(number % 1000));
        return telephone;
    }
}
