package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeteredTimesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredTimes times =
            new MeteredTimes(registry, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(2));

    /** Of a counter that begins at one Prometheus sees no increase. */
    @Test
    void movedCallsAreCountedFromNothing() {
        assertThat(count("calls.moved")).isZero();
        times.moved(arrived(Duration.ZERO), "the node died");
        assertThat(count("calls.moved")).isEqualTo(1);
    }

    @Test
    void aFirstSoundInTimeMakesTheCounterOfThoseThatAreLate() {
        times.firstAudio(arrived(Duration.ofMillis(1900)), to(Optional.empty()));
        assertThat(count("calls.first.audio.late")).isZero();
        times.firstAudio(arrived(Duration.ofMillis(2100)), to(Optional.empty()));
        assertThat(count("calls.first.audio.late")).isEqualTo(1);
    }

    @Test
    void whereTheAnswerIsKnownItCounts() {
        times.firstAudio(arrived(Duration.ofMillis(500)), to(Optional.of(NOW.minus(Duration.ofSeconds(3)))));
        assertThat(count("calls.first.audio.late")).isEqualTo(1);
    }

    private static Leads.Reached to(Optional<Instant> answered) {
        return new Leads.Reached("AIOUT", answered);
    }

    private static CallRecord arrived(Duration before) {
        return new CallRecord(
                new CallRef("pbx", "17.1"),
                new Fence(1, "me"),
                new CallRecord.Caller(Direction.OUTBOUND, "7009101", "name", "0123", NOW.minus(before)),
                1,
                new CallStep.Arrived());
    }

    private double count(String counter) {
        return registry.get(counter).counter().count();
    }
}
