package io.viciagents.dispatcher.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.dispatcher.books.Told;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted of the outbox, under {@code outbox.*}. Any thread. */
final class OutboxMeters {
    private final MeterRegistry registry;
    /** Told by the thread that delivers, read by whoever asks for metrics. */
    private volatile Depth depth = Depth.NONE;

    private final AtomicInteger undurable = new AtomicInteger();
    private final AtomicLong stuck = new AtomicLong();

    OutboxMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("outbox.depth", this, meters -> meters.depth.waiting())
                .description("postings that VICIdial is still to be told by this dispatcher")
                .register(registry);
        Gauge.builder("outbox.oldest.age", this, meters -> meters.depth.oldest().toMillis() / 1e3)
                .description("since the oldest posting that still waits was recorded")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("outbox.undurable", undurable, AtomicInteger::get)
                .description("postings that only this process knows: they are lost if it dies")
                .register(registry);
        Gauge.builder("outbox.stuck", stuck, AtomicLong::get)
                .description("postings that cannot be told however often it is tried: dispatcher outbox list")
                .register(registry);
    }

    void stuck(long postings) {
        stuck.set(postings);
    }

    void depth(Depth now) {
        depth = now;
    }

    void undurable(int postings) {
        undurable.set(postings);
    }

    void told(String dialer, Told told) {
        String outcome = switch (told) {
            case Told.Done done -> "done";
            case Told.Later later -> "later";
            case Told.Never never -> "never";
        };
        registry.counter("outbox.told", "dialer", dialer, "outcome", outcome).increment();
    }
}
