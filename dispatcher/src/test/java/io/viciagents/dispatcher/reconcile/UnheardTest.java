package io.viciagents.dispatcher.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.mariadb.VicidialDatabase;
import io.viciagents.dispatcher.reconcile.Logged.Kind;
import io.viciagents.dispatcher.vicidial.CallTimes;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.DoNotCallList;
import io.viciagents.dispatcher.vicidial.ReadOnlyAccount;
import io.viciagents.dispatcher.vicidial.SummaryPlace;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * VICIdial's tables on a real MariaDB: an outbound and an inbound call that our agents had, beside calls that are none of
 * our business. It is noon in New York, 17:00 in UTC.
 */
class UnheardTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");
    private static final String OUTBOUND = "V1201140000000000520";
    private static final String INBOUND = "Y1201141000000000521";

    private final Vertx vertx = Vertx.vertx();
    private final VicidialDatabase vicidial = new VicidialDatabase();

    @BeforeEach
    void aMorning() {
        vicidial.run(
                "INSERT INTO vicidial_remote_agents (user_start, number_of_lines, server_ip, conf_exten, campaign_id)"
                        + " VALUES ('9001', 3, '10.0.0.5', '7009001', 'AIOUT');");
        given("100.1", OUTBOUND, "9003", "11:40:00", 520, "AIOUT");
        given("100.2", INBOUND, "9001", "11:41:00", 521, "AI_IN");
        given("100.3", "V1201142000000000522", "6666", "11:42:00", 522, "HUMAN");
        outbound("100.1", 520, "AIOUT", "11:39:50", "SALE", "9003");
        outbound("100.2", 521, "AIOUT", "11:40:50", "XFER", "9001");
        inbound("100.2", 521, "AI_IN", "11:40:50", "XFER", "9001");
        outbound("100.3", 522, "HUMAN", "11:41:50", "DROP", "VDAD");
        outbound("100.4", 523, "AIOUT", "11:42:50", "NA", "VDAD");
        outbound("100.5", 524, "AIOUT", "11:43:50", "XFER", "6666");
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private void given(String uniqueId, String callId, String user, String time, int lead, String group) {
        vicidial.run("INSERT INTO vicidial_remote_agent_log (uniqueid, callerid, ra_user, user, call_time, lead_id,"
                + " campaign_id) VALUES ('" + uniqueId + "', '" + callId + "', '" + user + "', '" + user
                + "', '2026-11-20 " + time + "', " + lead + ", '" + group + "');");
    }

    private void outbound(String uniqueId, int lead, String group, String time, String status, String user) {
        logged("vicidial_log", uniqueId, lead, group, time, status, user);
    }

    private void inbound(String uniqueId, int lead, String group, String time, String status, String user) {
        logged("vicidial_closer_log", uniqueId, lead, group, time, status, user);
    }

    private void logged(
            String table, String uniqueId, int lead, String group, String time, String status, String user) {
        vicidial.run("INSERT INTO " + table
                + " (uniqueid, lead_id, campaign_id, call_date, status, user, length_in_sec)"
                + " VALUES ('" + uniqueId + "', " + lead + ", '" + group + "', '2026-11-20 " + time + "', '" + status
                + "', '" + user + "', 20);");
    }

    private Unheard.Found found(KeptEnd... ours) {
        return found(Optional.of(account("read-only-1")), ours);
    }

    private Unheard.Found found(Optional<ReadOnlyAccount> account, KeptEnd... ours) {
        try (Unheard unheard =
                Unheard.of(List.of(dialer(account)), dialer -> List.of("pbx"), routes(), vertx, () -> NOON)) {
            return unheard.since(NOON.minus(Duration.ofHours(1)), since -> List.of(ours));
        }
    }

    private ReadOnlyAccount account(String password) {
        return new ReadOnlyAccount("127.0.0.1", vicidial.port(), vicidial.name(), "reader", Secret.of(password));
    }

    private static Routes routes() {
        return new Routes(Map.of(
                "7009001",
                new Route(
                        "offer",
                        MediaFormat.ULAW,
                        new NextStep.InGroup("HUMANS"),
                        "XFER",
                        "NP",
                        Optional.of(new RemoteAgent("9001", "AIOUT", Optional.of("AI_IN"))))));
    }

    private static DialerSettings dialer(Optional<ReadOnlyAccount> account) {
        return new DialerSettings(
                "main",
                URI.create("http://127.0.0.1:1"),
                "aiapi",
                Secret.of("aiapipass1"),
                "reconcile",
                NEW_YORK,
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                new SummaryPlace.Comments(),
                List.of(),
                new CallTimes(LocalTime.of(9, 0), LocalTime.of(20, 0), List.of(DayOfWeek.values())),
                DoNotCallList.SYSTEM,
                Optional.empty(),
                1,
                account);
    }

    private static KeptEnd ours(String callId, long lead, String arrived) {
        Instant at = Instant.parse("2026-11-20T" + arrived + "Z");
        return new KeptEnd(
                new CallRef("pbx", "17." + lead),
                "main",
                callId,
                "AIOUT",
                lead,
                "7009001",
                at,
                Optional.of(at),
                Optional.of("NI"),
                false,
                Optional.empty());
    }

    private static KeptEnd outbound() {
        return ours(OUTBOUND, 520, "16:40:00");
    }

    private static KeptEnd inbound() {
        return ours(INBOUND, 521, "16:41:00");
    }

    @Test
    void callsInBothRecordsAreNotSpokenOf() {
        assertThat(found(outbound(), inbound())).isEqualTo(new Unheard.Found(List.of(), List.of()));
    }

    @Test
    void aCallThatOurAgentHadAndWeNeverHeardOfIsFoundWithItsStatus() {
        assertThat(found().calls())
                .containsExactly(
                        new Logged(
                                "main",
                                OUTBOUND,
                                "AIOUT",
                                520,
                                Instant.parse("2026-11-20T16:40:00Z"),
                                Duration.ZERO,
                                "SALE",
                                Kind.GIVEN),
                        new Logged(
                                "main",
                                INBOUND,
                                "AI_IN",
                                521,
                                Instant.parse("2026-11-20T16:41:00Z"),
                                Duration.ZERO,
                                "XFER",
                                Kind.GIVEN));
    }

    @Test
    void theSameLeadsOtherCallIsAnother() {
        assertThat(found(ours("V1201090000000000520", 520, "16:40:00"), inbound())
                        .calls())
                .extracting(Logged::callId)
                .containsExactly(OUTBOUND);
    }

    @Test
    void aCallerOfOursWhoWasDroppedWhileWaitingIsFound() {
        inbound("100.7", 530, "AI_IN", "11:45:00", "DROP", "VDCL");
        assertThat(found(outbound(), inbound()).calls())
                .extracting(Logged::lead, Logged::kind)
                .containsExactly(org.assertj.core.api.Assertions.tuple(530L, Kind.DROPPED));
    }

    @Test
    void aLogOfOursThatIsStuckIsFound() {
        outbound("100.8", 531, "AIOUT", "11:45:00", "XFER", "9002");
        assertThat(found(outbound(), inbound()).calls())
                .extracting(Logged::lead, Logged::kind)
                .containsExactly(org.assertj.core.api.Assertions.tuple(531L, Kind.STUCK));
        assertThat(found(outbound(), inbound(), ours("", 531, "16:45:05")).calls())
                .as("a raw call is known by its lead and its time")
                .isEmpty();
    }

    @Test
    void whatVicidialStillHasOrHasHadForMomentsOnlyIsNoMatter() {
        outbound("100.9", 532, "AIOUT", "11:45:00", "QUEUE", "VDAD");
        vicidial.run("INSERT INTO vicidial_auto_calls (server_ip, lead_id, uniqueid) VALUES ('10.0.0.5', 532, '100.9'),"
                + " ('10.0.0.5', 533, NULL);");
        given("101.0", "V1201159000000000534", "9001", "11:59:00", 534, "AIOUT");
        given("101.1", "V1201055900000000535", "9001", "10:59:00", 535, "AIOUT");
        assertThat(found(outbound(), inbound()).calls()).isEmpty();
    }

    @Test
    void whatWasNotCheckedIsSaid() {
        assertThat(found(Optional.empty()).notChecked().getFirst())
                .contains("on dialer main", "its API lists no calls", "give the dialer a read-only account");
        assertThat(found(Optional.of(account("wrong"))).notChecked().getFirst())
                .contains("check user, password")
                .doesNotContain("wrong");
    }
}
