package io.viciagents.dispatcher.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.TaskJson;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.RealPostgres;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL. */
class KeptEndsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static Vertx vertx;
    private static RealPostgres postgres;
    private static Database database;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        postgres = RealPostgres.start();
        database = Database.connect(vertx, postgres.settings());
        database.query(
                "insert into call (call, asterisk, dialer, call_id, campaign, lead, extension, arrived_at, ended_at,"
                        + " disposition, next_step) values"
                        + " ('pbx/1', 'pbx', 'main', 'V1', 'SALES', 50, '7001', '2026-01-01T12:00:00Z', '2026-01-01T12:01:00Z',"
                        + " 'NI', 'hang-up'),"
                        + " ('pbx/2', 'pbx', 'main', 'Y2', 'HELP', 51, '7002', '2026-01-01T12:02:00Z', null, null, null),"
                        + " ('pbx/3', 'pbx', 'main', null, null, null, '7002', '2026-01-01T12:03:00Z', '2026-01-01T12:04:00Z',"
                        + " 'XFER', 'in-group HUMANS'),"
                        + " ('pbx/4', 'pbx', null, null, null, null, '7002', '2026-01-01T12:05:00Z', null, null, null),"
                        + " ('pbx/5', 'pbx', 'main', 'V5', 'SALES', 52, '7001', '2026-01-01T11:00:00Z', null, null, null)");
        told(1, "SALE");
        told(2, "DNC");
    }

    private static void told(int number, String status) {
        database.query(
                "insert into posting (call, number, dialer, task, recorded_at, due, state) values"
                        + " ('pbx/1', $1, 'main', $2::text::jsonb, now(), now(), 'DONE')",
                number,
                TaskJson.write(new BookTask.Disposition(
                        new DialerCall("V1", "SALES", 50, "9001", ""), status, BookTask.LeadOwner.OURS, NOON)));
    }

    @AfterAll
    static void stop() {
        database.close();
        postgres.close();
        vertx.close().await();
    }

    @Test
    void callsOfDialersAreReadWithWhatVicidialWasToldLast() {
        List<KeptEnd> ends = new KeptEnds(database).since(NOON);
        assertThat(ends).extracting(end -> end.call().toString()).containsExactly("pbx/1", "pbx/2", "pbx/3");
        assertThat(ends.getFirst().told()).map(BookTask.Disposition::status).hasValue("DNC");
        assertThat(ends.getFirst().toHumans()).isFalse();
    }

    @Test
    void aCallWhoseEndNobodyWroteDownHasNone() {
        KeptEnd lost = new KeptEnds(database).since(NOON).get(1);
        assertThat(lost.ended()).isEmpty();
        assertThat(lost.status()).isEmpty();
        assertThat(lost.told()).isEmpty();
        assertThat(lost.lead()).isEqualTo(51);
    }

    @Test
    void aRawCallThatWentToHumansHasNoLead() {
        KeptEnd raw = new KeptEnds(database).since(NOON).get(2);
        assertThat(raw.callId()).isEmpty();
        assertThat(raw.lead()).isZero();
        assertThat(raw.toHumans()).isTrue();
    }
}
