package io.viciagents.dispatcher.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.RealPostgres;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NightlyTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final RealPostgres postgres = RealPostgres.start();

    private final Vertx vertx = Vertx.vertx();
    private final Database database = Database.connect(vertx, postgres.settings());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> story = new ArrayList<>();
    private Difference difference = Difference.STUCK;
    private boolean failing;

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @AfterEach
    void close() {
        database.query("delete from night");
        database.close();
        vertx.close().await();
    }

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
                Unheard.of(List.of(), dialer -> List.of(), new Routes(Map.of()), vertx, () -> now),
                new Nights(database, "one"),
                since -> {
                    if (failing) {
                        database.query("select nothing from nowhere");
                    }
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

    private double nights(String came) {
        return meters.get("reconcile.nights").tag("came", came).counter().count();
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
    void oneDispatcherComparesANightAndTheOtherLooksAgainUntilItIsDone() {
        Instant hour = Instant.parse("2026-03-02T08:30:00Z");
        database.query("insert into night (night, dispatcher) values ('2026-03-02', 'two')");
        assertThat(nightly(hour, true).night()).as("it is at work").isFalse();
        assertThat(story).isEmpty();

        database.query("update night set ended_at = now()");
        assertThat(nightly(hour, true).night()).as("it has done it").isTrue();
        assertThat(story).isEmpty();

        assertThat(nightly(hour.plus(Duration.ofDays(1)), true).night())
                .as("the next")
                .isTrue();
        assertThat(story).hasSize(2);
        assertThat(nights("done")).isEqualTo(1);
    }

    @Test
    void aNightWhoseDispatcherDiedIsTakenOver() {
        database.query("insert into night (night, dispatcher, began_at)"
                + " values ('2026-03-02', 'two', now() - interval '31 minutes')");
        assertThat(nightly(Instant.parse("2026-03-02T09:01:00Z"), true).night()).isTrue();
        assertThat(story).hasSize(2);
        assertThat(database.query("select dispatcher from night").getFirst().getString(0))
                .isEqualTo("one");
    }

    @Test
    void beforeTheHourItIsStillTheLastNight() {
        nightly(Instant.parse("2026-03-02T08:29:59Z"), false).night();
        assertThat(database.query("select night::text from night").getFirst().getString(0))
                .isEqualTo("2026-03-01");
    }

    @Test
    void aNightThatWasBrokenOffIsNotDone() {
        Nightly broken = nightly(Instant.parse("2026-03-02T08:30:00Z"), false);
        failing = true;
        assertThat(broken.night()).isFalse();
        assertThat(nights("broken-off")).isEqualTo(1);
        assertThat(database.query("select night from night where ended_at is not null"))
                .isEmpty();
    }

    @Test
    void whatSomebodyDecidedIsNeverWrittenOver() {
        difference = Difference.DIFFERENT;
        nightly(Instant.parse("2026-03-02T08:30:00Z"), true).night();
        assertThat(stuck()).isZero();
        assertThat(story).doesNotContain("write pbx/17.1");
    }
}
