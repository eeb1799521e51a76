package io.viciagents.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.provider.Prices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is let in to a provider. */
final class GateTest {
    private static final Duration TOOK = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(10);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HandClock clock = new HandClock();

    private Gate gate(int atOnce, int aSecond) {
        Duration limit = Duration.ofSeconds(2);
        return new Gate(
                "speech",
                new Limits(limit, limit, limit, limit, 0, atOnce, aSecond, REST),
                Prices.NOTHING,
                new ProviderMeters(registry, "speech", Role.SYNTHESISER),
                clock);
    }

    private Gate resting() {
        Gate gate = gate(200, 1000);
        for (int request = 0; request < 5; request++) {
            assertThat(gate.enter()).isEmpty();
            gate.failed(TOOK, new Failure(Kind.SERVER, "as the test says"));
        }
        return gate;
    }

    private static Optional<Kind> refusal(Gate gate) {
        return gate.enter().map(Failure::kind);
    }

    private double open() {
        return registry.get("provider.breaker.open").gauge().value();
    }

    @Test
    void aProviderThatFailsTooOftenIsLeftAlone() {
        Gate gate = resting();

        assertThat(refusal(gate)).hasValue(Kind.RESTING);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void afterItsRestThreeTrialsAreLetInAndNoMore() {
        Gate gate = resting();
        clock.pass(REST.plusMillis(1));

        assertThat(refusal(gate)).isEmpty();
        assertThat(open()).isEqualTo(0.5);
        assertThat(refusal(gate)).isEmpty();
        assertThat(refusal(gate)).isEmpty();
        assertThat(refusal(gate)).hasValue(Kind.RESTING);
    }

    @Test
    void trialsThatSucceedLetEverybodyInAgain() {
        Gate gate = resting();
        clock.pass(REST.plusMillis(1));
        for (int trial = 0; trial < 3; trial++) {
            assertThat(refusal(gate)).isEmpty();
            gate.succeeded(TOOK);
        }

        assertThat(open()).isZero();
        assertThat(refusal(gate)).isEmpty();
    }

    @Test
    void trialsThatFailGiveItAnotherRest() {
        Gate gate = resting();
        clock.pass(REST.plusMillis(1));
        for (int trial = 0; trial < 3; trial++) {
            assertThat(refusal(gate)).isEmpty();
            gate.failed(TOOK, new Failure(Kind.SILENT, "as the test says"));
        }

        assertThat(refusal(gate)).hasValue(Kind.RESTING);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void aTrialThatIsNotWantedAnyMoreMakesRoomForAnother() {
        Gate gate = resting();
        clock.pass(REST.plusMillis(1));
        for (int trial = 0; trial < 10; trial++) {
            assertThat(refusal(gate)).isEmpty();
            gate.left();
        }

        assertThat(open()).isEqualTo(0.5);
    }

    @Test
    void aKeyThatIsRefusedOpensTheBreakerAtOnce() {
        Gate gate = gate(200, 1000);
        assertThat(refusal(gate)).isEmpty();
        gate.failed(TOOK, new Failure(Kind.KEY, "as the test says"));

        assertThat(refusal(gate)).hasValue(Kind.RESTING);
    }

    @Test
    void noMoreAreUnderWayThanThePlanAllowsAndWhoLeavesMakesRoom() {
        Gate gate = gate(2, 1000);
        assertThat(refusal(gate)).isEmpty();
        assertThat(refusal(gate)).isEmpty();

        assertThat(gate.enter().map(Failure::sentence).orElse("")).contains("2 requests under way", "(atOnce)");
        assertThat(gate.room()).isZero();
        assertThat(registry.get("provider.under.way").gauge().value()).isEqualTo(2);
        gate.succeeded(TOOK);
        assertThat(refusal(gate)).isEmpty();
        gate.left();
        assertThat(refusal(gate)).isEmpty();
        gate.failed(TOOK, new Failure(Kind.SERVER, "as the test says"));
        assertThat(refusal(gate)).isEmpty();
    }

    @Test
    void noMoreAreAskedInASecondThanThePlanAllowsAndTheRefusedTakeNoPlace() {
        Gate gate = gate(10, 1);
        int entered = 0;
        Optional<Failure> refused = Optional.empty();
        // A second of the limiter may begin in between.
        while (refused.isEmpty() && entered < 10) {
            refused = gate.enter();
            entered += refused.isEmpty() ? 1 : 0;
        }

        assertThat(refused.map(Failure::sentence).orElse("")).contains("(aSecond)");
        assertThat(gate.room()).isEqualTo(10 - entered);
    }

    @Test
    void whoIsRefusedDoesNotSpeakAgainstTheProvider() {
        Gate gate = gate(1, 1000);
        assertThat(refusal(gate)).isEmpty();
        for (int refused = 0; refused < 50; refused++) {
            assertThat(refusal(gate)).hasValue(Kind.BUSY);
        }
        gate.succeeded(TOOK);

        assertThat(gate.resting()).isFalse();
        assertThat(refusal(gate)).isEmpty();
    }

    /** Stands still until a test moves it. */
    private static final class HandClock extends Clock {
        private final AtomicLong millis = new AtomicLong();

        void pass(Duration time) {
            millis.addAndGet(time.toMillis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    }
}
