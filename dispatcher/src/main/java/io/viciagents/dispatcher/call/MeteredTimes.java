package io.viciagents.dispatcher.call;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.viciagents.cluster.CallRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures calls by Micrometer. Any thread. */
public final class MeteredTimes implements Times {
    private static final Logger log = LoggerFactory.getLogger(MeteredTimes.class);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Duration longestSilence;
    private final Timer connected;
    private final Counter moved;
    private final Moves moves;

    /**
     * Registers under {@code calls.*}, counters before their first event: Prometheus would see no increase in it.
     *
     * @param longestSilence from the other party's answer to the agent's first sound
     */
    public MeteredTimes(MeterRegistry registry, Clock clock, Duration longestSilence) {
        this.registry = registry;
        this.clock = clock;
        this.moves = new Moves(clock);
        this.longestSilence = longestSilence;
        this.moved = registry.counter("calls.moved");
        this.connected = Timer.builder("calls.connected")
                .description("from StasisStart (or the loss of a node) until caller and agent node hear each other")
                .register(registry);
    }

    @Override
    public void connected(Duration waited) {
        connected.record(waited);
    }

    @Override
    public void firstAudio(CallRecord call, Leads.Reached reached) {
        Duration sinceArrival = since(call.caller().arrived());
        Optional<Duration> sinceAnswer = reached.answered().map(this::since);
        timer("calls.first.audio", "from StasisStart until the agent's first sound", reached)
                .record(sinceArrival);
        sinceAnswer.ifPresent(
                took -> timer("calls.answer.to.audio", "from the answer until the agent's first sound", reached)
                        .record(took));
        Duration silence = sinceAnswer.orElse(sinceArrival);
        Counter late = registry.counter("calls.first.audio.late", "campaign", reached.campaign());
        if (silence.compareTo(longestSilence) > 0) {
            late.increment();
            log.atWarn()
                    .addKeyValue("call", call.call())
                    .addKeyValue("campaign", reached.campaign())
                    .addKeyValue("silenceMs", silence.toMillis())
                    .addKeyValue("since", sinceAnswer.isPresent() ? "answer" : "arrival")
                    .log("first sound later than {} ms: callees may count as abandoned", longestSilence.toMillis());
        }
    }

    private Timer timer(String name, String description, Leads.Reached reached) {
        return Timer.builder(name)
                .description(description)
                .tag("campaign", reached.campaign())
                .register(registry);
    }

    @Override
    public void moved(CallRecord call, String reason) {
        moved.increment();
        moves.add(call.call(), reason);
    }

    /** The last calls that needed another node. */
    public Moves moves() {
        return moves;
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
