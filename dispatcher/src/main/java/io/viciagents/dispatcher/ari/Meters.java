package io.viciagents.dispatcher.ari;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** What is counted of one Asterisk's connection, under {@code ari.*}. Any thread. */
final class Meters {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter reconnects;
    private final Counter unknownEvents;
    private final Counter brokenEvents;

    Meters(MeterRegistry registry, String asterisk) {
        this.registry = registry;
        this.tags = Tags.of("asterisk", asterisk);
        this.reconnects = Counter.builder("ari.reconnects")
                .description("event sockets opened after the first")
                .tags(tags)
                .register(registry);
        this.unknownEvents = Counter.builder("ari.events.unknown")
                .description("events of a type that we do not know")
                .tags(tags)
                .register(registry);
        this.brokenEvents = Counter.builder("ari.events.broken")
                .description("events that could not be read or lacked what they should tell")
                .tags(tags)
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void requested(Timer.Sample since, Outcome outcome) {
        since.stop(Timer.builder("ari.requests")
                .description("from a request to Asterisk until its answer")
                .tags(tags.and("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .register(registry));
    }

    void reconnected() {
        reconnects.increment();
    }

    /** Counted by what it is to us: strangers' words make no tags. */
    void event(AriEvent event) {
        String kind = event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("ari.events", tags.and("kind", kind)).increment();
    }

    void unknownEvent() {
        unknownEvents.increment();
    }

    void brokenEvent() {
        brokenEvents.increment();
    }

    /** How a request went. */
    enum Outcome {
        /** Done. */
        DONE,
        /** 4xx: refused, or the thing is gone. */
        REFUSED,
        /** 5xx, or an answer that cannot be read. */
        FAILED,
        /** No answer within the limit. */
        SILENT,
        /** No connection. */
        UNREACHABLE
    }
}
