package io.viciagents.dispatcher.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.vicidial.Compared;
import io.viciagents.dispatcher.vicidial.Compared.Difference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NightlyTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> story = new ArrayList<>();
    private Difference difference = Difference.STUCK;

    private Nightly nightly(Instant now, boolean repair) {
        Reconciliation reconciliation = new Reconciliation(
                (dialer, end, mayBeUp) -> new Compared(difference, "XFER", "XFER"),
                posting -> {
                    story.add("write " + posting.call());
                    return new Told.Done("log and lead say NI");
                },
                new Routes(Map.of()),
                time -> {});
        return new Nightly(
                new NightlySettings(LocalTime.of(3, 30), NEW_YORK, Duration.ofHours(26), repair),
                reconciliation,
                since -> {
                    story.add("calls since " + since);
                    return List.of(call(now));
                },
                () -> now,
                meters);
    }

    private static KeptEnd call(Instant now) {
        return new KeptEnd(
                new CallRef("pbx", "17.1"),
                "main",
                "V1202037250000000050",
                "SALES",
                50,
                "7001",
                now,
                Optional.of(now),
                Optional.of("NI"),
                false,
                Optional.empty());
    }

    private double stuck() {
        return meters.get("reconcile.differences")
                .tag("difference", "stuck")
                .gauge()
                .value();
    }

    @Test
    void itIsTheNextNightsHourInItsZone() {
        assertThat(nightly(Instant.parse("2026-03-02T08:00:00Z"), false).untilNext())
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(nightly(Instant.parse("2026-03-02T08:30:00Z"), false).untilNext())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theDayOnWhichClocksGoForwardIsAnHourShorter() {
        assertThat(nightly(Instant.parse("2026-03-07T08:30:00Z"), false).untilNext())
                .isEqualTo(Duration.ofHours(23));
    }

    @Test
    void whatDiffersIsCountedAndLeftWhenRepairIsOff() {
        nightly(Instant.parse("2026-03-02T08:30:00Z"), false).night();
        assertThat(stuck()).isEqualTo(1);
        assertThat(story).containsExactly("calls since 2026-03-01T06:30:00Z");
    }

    @Test
    void whatDiffersIsMendedWhenItMay() {
        nightly(Instant.parse("2026-03-02T08:30:00Z"), true).night();
        assertThat(story).containsExactly("calls since 2026-03-01T06:30:00Z", "write pbx/17.1");
    }

    @Test
    void whatSomebodyDecidedIsNeverWrittenOver() {
        difference = Difference.DIFFERENT;
        nightly(Instant.parse("2026-03-02T08:30:00Z"), true).night();
        assertThat(stuck()).isZero();
        assertThat(story).doesNotContain("write pbx/17.1");
    }
}
