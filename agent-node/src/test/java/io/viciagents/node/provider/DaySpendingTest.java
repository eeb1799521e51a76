package io.viciagents.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What profiles cost in a day. */
class DaySpendingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final HandClock clock = new HandClock();
    private final DaySpending spending = new DaySpending(clock);
    private final Bills bills = new Bills(spending::spent);

    @Test
    void theCallsOfAProfileAreSummedUpAlsoWhenTheyAreOver() {
        bills.open("a/1", "offer");
        bills.open("a/2", "offer");
        bills.open("a/3", "desk");
        bills.charge("a/1", Cost.of(0.5));
        bills.close("a/1");
        bills.charge("a/2", Cost.of(0.25));
        bills.charge("a/3", Cost.of(4));
        bills.charge("a/1", Cost.of(100));

        assertThat(spending.of("offer").units()).isEqualTo(0.75);
        assertThat(spending.here().byProfile()).containsOnlyKeys("offer", "desk");
    }

    @Test
    void whatOtherNodesSpentCounts() {
        spending.spent("offer", Cost.of(1));
        spending.elsewhere(new DaySpending.Sums(TODAY, Map.of("offer", Cost.of(2), "desk", Cost.of(7))));
        spending.elsewhere(new DaySpending.Sums(TODAY, Map.of("offer", Cost.of(3))));

        assertThat(spending.of("offer").units()).isEqualTo(4);
        assertThat(spending.of("desk").units()).isZero();
        assertThat(spending.here().byProfile()).containsExactly(Map.entry("offer", Cost.of(1)));
    }

    @Test
    void atMidnightADayBeginsAtNothing() {
        spending.spent("offer", Cost.of(1));
        spending.elsewhere(new DaySpending.Sums(TODAY, Map.of("offer", Cost.of(2))));
        clock.now = Instant.parse("2026-03-03T00:00:00Z");

        assertThat(spending.of("offer").units()).isZero();
        spending.elsewhere(new DaySpending.Sums(TODAY, Map.of("offer", Cost.of(2))));
        assertThat(spending.of("offer").units()).as("yesterday's, heard late").isZero();
    }

    @Test
    void aBillHasWhatWasUsedAndWhatFailed() {
        bills.open("a/1", "offer");
        bills.used("a/1", 100, 10);
        bills.used("a/1", 50, 5);
        bills.failed("a/1");

        assertThat(bills.of("a/1")).isEqualTo(new Bills.Bill("offer", Cost.NOTHING, 150, 15, 1));
    }

    /** Turned by hand. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-02T23:59:59Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone is enough here");
        }
    }
}
