package io.viciagents.dispatcher.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.viciagents.cluster.CallRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Measures calls by Micrometer. Any thread. */
public final class MeteredTimes implements Times {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer connected;
    private final Timer firstAudio;

    /** Registers under {@code calls.*}. */
    public MeteredTimes(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.connected = Timer.builder("calls.connected")
                .description("from StasisStart (or the loss of a node) until caller and agent node hear each other")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.firstAudio = Timer.builder("calls.first.audio")
                .description("from StasisStart until the agent's first sound")
                .publishPercentiles(0.5, 0.95)
                .register(registry);
    }

    @Override
    public void connected(Duration waited) {
        connected.record(waited);
    }

    @Override
    public void firstAudio(CallRecord call) {
        firstAudio.record(since(call.caller().arrived()));
    }

    @Override
    public void moved() {
        registry.counter("calls.moved").increment();
    }

    @Override
    public void ended(String disposition, Books.Leaving leaving) {
        registry.counter("calls.ended", "disposition", disposition, "leaving", leaving.name())
                .increment();
    }

    private Duration since(Instant arrived) {
        Duration took = Duration.between(arrived, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
