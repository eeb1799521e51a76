package io.viciagents.dispatcher.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.sqlclient.Row;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.cluster.ConversationSummary.Line;
import io.viciagents.cluster.ConversationSummary.Speaker;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.database.OnPostgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL. */
class HistoryWriterTest extends OnPostgres {
    private static final CallRef CALL = new CallRef("pbx", "17.1");
    private static final Instant ARRIVED = Instant.parse("2026-01-01T10:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void empty() {
        up();
        database.query("delete from call");
        database.query("delete from node_move");
        database.query("delete from transcript_line");
    }

    private static List<CallEvent> story() {
        CallRecord.Caller caller =
                new CallRecord.Caller(Direction.INBOUND, "7009001", "Y1202037250000000515", "7275551212", ARRIVED);
        return List.of(
                new CallEvent.Arrived(CALL, caller, "offer"),
                new CallEvent.Connected(CALL, ARRIVED.plusMillis(20), 1, "node-1", Duration.ofMillis(20)),
                new CallEvent.Identified(
                        CALL,
                        "dialer",
                        "Y1202037250000000515",
                        "SALES",
                        OptionalLong.of(515),
                        "7275551212",
                        Optional.empty()),
                new CallEvent.FirstAudio(CALL, ARRIVED.plusMillis(60)),
                new CallEvent.Moved(CALL, ARRIVED.plusSeconds(10), 1, "the node is gone"),
                new CallEvent.Connected(CALL, ARRIVED.plusSeconds(11), 2, "node-2", Duration.ofMillis(700)),
                new CallEvent.Talked(CALL, 2, summary()),
                new CallEvent.Ended(
                        CALL,
                        ARRIVED.plusSeconds(60),
                        new CallOutcome("SALE", new NextStep.InGroup("HUMANS"), List.of(), "wants two"),
                        "SENT"));
    }

    private static ConversationSummary summary() {
        return new ConversationSummary(
                "3f2a",
                List.of(400, 600, 500),
                Optional.of(new BigDecimal("0.0125")),
                Optional.of("/rec/call.wav"),
                Optional.of("/rec/transcript.jsonl"),
                List.of(
                        new Line(Duration.ofMillis(40), Speaker.AGENT, "Hello."),
                        new Line(Duration.ofSeconds(2), Speaker.CALLER, "Two, please.\0")),
                Optional.of(new ConversationMeasures(List.of(220, 180), 1, 0, 2, 3, 900, 4, 1200, 80)));
    }

    private static Row row() {
        return database.query("select * from call where call = $1", CALL.toString())
                .getFirst();
    }

    @Test
    void aCallsStoryIsWrittenDown() {
        try (HistoryWriter history = HistoryWriter.open(database, registry)) {
            story().forEach(history::tell);
        }
        Row call = row();
        assertThat(call.getString("profile")).isEqualTo("offer");
        assertThat(call.getString("profile_version")).isEqualTo("3f2a");
        assertThat(call.getString("campaign")).isEqualTo("SALES");
        assertThat(call.getLong("lead")).isEqualTo(515);
        assertThat(call.getArrayOfIntegers("gap_ms")).containsExactly(400, 600, 500);
        assertThat(call.getBigDecimal("cost")).isEqualByComparingTo("0.0125");
        assertThat(call.getString("disposition")).isEqualTo("SALE");
        assertThat(call.getString("next_step")).isEqualTo("in-group HUMANS");
        assertThat(call.getString("files_node")).isEqualTo("node-2");
        assertThat(database.query("select * from node_move where call = $1", CALL.toString()))
                .hasSize(2);
        Row second =
                database.query("select * from node_move where generation = 2").getFirst();
        assertThat(second.getArrayOfIntegers("barge_in_ms")).containsExactly(220, 180);
        assertThat(second.getInteger("dead_air_ms")).isEqualTo(900);
        assertThat(second.getLong("tokens_read")).isEqualTo(1200);
        assertThat(database.query("select text from transcript_line order by position")
                        .get(1)
                        .getString(0))
                .isEqualTo("Two, please.");
    }

    @Test
    void theCostOfACallThatMovedIsWhatItsLastNodeToldForAllOfThem() {
        try (HistoryWriter history = HistoryWriter.open(database, registry)) {
            history.tell(new CallEvent.Talked(CALL, 1, costing("0.0125")));
            history.tell(new CallEvent.Talked(CALL, 2, costing("0.0200")));
        }
        assertThat(row().getBigDecimal("cost")).isEqualByComparingTo("0.0200");
    }

    private static ConversationSummary costing(String cost) {
        return new ConversationSummary(
                "3f2a", List.of(), Optional.of(new BigDecimal(cost)), Optional.empty(), Optional.empty(), List.of());
    }

    @Test
    void whatIsToldTwiceIsWrittenOnce() {
        try (HistoryWriter history = HistoryWriter.open(database, registry)) {
            story().forEach(history::tell);
            story().forEach(history::tell);
        }
        assertThat(row().getArrayOfIntegers("gap_ms")).hasSize(3);
        assertThat(row().getBigDecimal("cost")).isEqualByComparingTo("0.0125");
        assertThat(database.query("select 1 from transcript_line")).hasSize(2);
    }

    @Test
    void anyEventMayBeTheFirst() {
        for (CallEvent first : story()) {
            empty();
            try (HistoryWriter history = HistoryWriter.open(database, registry)) {
                history.tell(first);
            }
        }
        assertThat(row().getString("disposition")).isEqualTo("SALE");
        assertThat(registry.get("history.dropped").counter().count()).isZero();
    }

    @Test
    void whatIsToldWhileTheDatabaseIsDownIsWrittenWhenItIsBack() {
        postgres.stop();
        try (HistoryWriter history = HistoryWriter.open(database, registry)) {
            story().forEach(history::tell);
            postgres.startAgain();
            await().atMost(SOON)
                    .until(() -> database.isUp()
                            && !database.query("select 1 from call where ended_at is not null")
                                    .isEmpty());
        }
        assertThat(row().getArrayOfIntegers("gap_ms")).hasSize(3);
    }

    @Test
    void whenTooMuchIsHeldTheRestIsCountedAndNobodyWaits() {
        postgres.stop();
        try (HistoryWriter history = HistoryWriter.open(database, registry, 3)) {
            for (int times = 0; times < 5; times++) {
                story().forEach(history::tell);
            }
            assertThat(registry.get("history.dropped").counter().count()).isGreaterThanOrEqualTo(36);
        } finally {
            postgres.startAgain();
        }
    }

    @Test
    void whatTheDatabaseRefusesDoesNotHoldUpTheRest() {
        database.query("alter table call add constraint no_x check (profile <> 'x')");
        try (HistoryWriter history = HistoryWriter.open(database, registry)) {
            CallRecord.Caller caller = new CallRecord.Caller(Direction.INBOUND, "1", "", "", ARRIVED);
            history.tell(new CallEvent.Arrived(new CallRef("pbx", "18.1"), caller, "x"));
            story().forEach(history::tell);
            await().atMost(SOON)
                    .until(() -> !database.query("select 1 from call where ended_at is not null")
                            .isEmpty());
        } finally {
            database.query("alter table call drop constraint no_x");
        }
        assertThat(registry.get("history.dropped").counter().count()).isEqualTo(1);
    }
}
