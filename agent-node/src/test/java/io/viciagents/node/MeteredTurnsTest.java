package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.node.conversation.TurnListener.Finding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MeteredTurnsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredTurns turns = new MeteredTurns(registry);

    /** Of a counter that begins at one Prometheus sees no increase. */
    @Test
    void everyCounterBeginsAtNothing() {
        assertThat(registry.getMeters())
                .filteredOn(Counter.class::isInstance)
                .extracting(counter -> counter.getId().getName())
                .containsOnly("turns", "turns.cut.offs", "turns.filled", "turns.interruptions")
                .hasSize(6);
        assertThat(count("turns.cut.offs")).isZero();
    }

    @Test
    void whatHappensIsCountedWhereItBegan() {
        turns.cutOff();
        turns.filled();
        turns.filled();
        turns.interrupted(Duration.ofMillis(180), Finding.FALSE);
        assertThat(count("turns.cut.offs")).isEqualTo(1);
        assertThat(count("turns.filled")).isEqualTo(2);
        assertThat(registry.get("turns.interruptions")
                        .tag("finding", "FALSE")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("turns.interruptions")
                        .tag("finding", "TRUE")
                        .counter()
                        .count())
                .isZero();
    }

    private double count(String counter) {
        return registry.get(counter).counter().count();
    }
}
