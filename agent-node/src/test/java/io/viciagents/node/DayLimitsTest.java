package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.provider.Cost;
import io.viciagents.node.provider.DaySpending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A profile's limit for a day. */
class DayLimitsTest {
    private final DaySpending spending =
            new DaySpending(Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DayLimits limits = new DayLimits(spending, meters);

    private static Profile offer(String more) {
        try {
            return Profiles.parse("offer", Files.readString(Path.of("../profiles/offer.yaml")) + more);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aProfileTakesCallsUntilTheDayHasCostWhatItMay() {
        Profile profile = offer("\ncost: {a-day: 2}\n");
        assertThat(limits.allow(profile)).isTrue();
        spending.spent("offer", Cost.of(1.99));
        assertThat(limits.allow(profile)).isTrue();
        spending.spent("offer", Cost.of(0.01));
        assertThat(limits.allow(profile)).isFalse();
        assertThat(meters.get("profile.spent.today").gauge().value()).isEqualTo(2);
    }

    @Test
    void withoutALimitItCostsWhatItCosts() {
        spending.spent("offer", Cost.of(1e9));
        assertThat(limits.allow(offer(""))).isTrue();
    }
}
