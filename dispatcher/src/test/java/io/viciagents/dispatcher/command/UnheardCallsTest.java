package io.viciagents.dispatcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.database.OnPostgres;
import io.viciagents.dispatcher.mariadb.VicidialDatabase;
import io.viciagents.dispatcher.vicidial.CallTimes;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.DoNotCallList;
import io.viciagents.dispatcher.vicidial.ReadOnlyAccount;
import io.viciagents.dispatcher.vicidial.SummaryPlace;
import io.viciagents.service.configuration.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code dispatcher reconcile} shows what VICIdial's tables have and our record does not: real MariaDB, real PostgreSQL. */
class UnheardCallsTest extends OnPostgres {
    private static final Route ROUTE = new Route(
            "offer",
            MediaFormat.ULAW,
            new NextStep.InGroup("HUMANS"),
            "XFER",
            "NP",
            Optional.of(new RemoteAgent("9001", "AIOUT", Optional.of("AI_IN"))));

    private final VicidialDatabase vicidial = new VicidialDatabase();

    private void vicidialHas(String uniqueId, String callId, int lead, String status) {
        vicidial.run("INSERT INTO vicidial_remote_agent_log (uniqueid, callerid, ra_user, user, call_time, lead_id,"
                + " campaign_id) VALUES ('" + uniqueId + "', '" + callId
                + "', '9001', '9001', UTC_TIMESTAMP() - INTERVAL 10 MINUTE, " + lead + ", 'AIOUT');"
                + "INSERT INTO vicidial_log (uniqueid, lead_id, campaign_id, call_date, status, user, length_in_sec)"
                + " VALUES ('" + uniqueId + "', " + lead + ", 'AIOUT', UTC_TIMESTAMP() - INTERVAL 10 MINUTE, '" + status
                + "', '9001', 20);");
    }

    private DialerSettings dialer() {
        return new DialerSettings(
                "main",
                URI.create("http://127.0.0.1:1"),
                "aiapi",
                Secret.of("aiapipass1"),
                "reconcile",
                ZoneOffset.UTC,
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                new SummaryPlace.Comments(),
                List.of(),
                new CallTimes(LocalTime.of(9, 0), LocalTime.of(20, 0), List.of(DayOfWeek.values())),
                DoNotCallList.SYSTEM,
                Optional.empty(),
                1,
                Optional.of(new ReadOnlyAccount(
                        "127.0.0.1", vicidial.port(), vicidial.name(), "reader", Secret.of("read-only-1"))));
    }

    @Test
    void callsThatOnlyVicidialHasAreATableAndAFailure() {
        up();
        vicidial.run(
                "INSERT INTO vicidial_remote_agents (user_start, number_of_lines, server_ip, conf_exten, campaign_id)"
                        + " VALUES ('9001', 3, '10.0.0.5', '7009001', 'AIOUT');");
        vicidialHas("100.1", "V1201140000000000520", 520, "SALE");
        vicidialHas("100.2", "V1201141000000000521", 521, "XFER");
        StringWriter out = new StringWriter();

        int exit = new CommandLine(new ReconcileCommand(
                        postgres::settings,
                        () -> List.of(dialer()),
                        () -> Map.of("7009001", ROUTE),
                        dialer -> List.of("pbx")))
                .setOut(new PrintWriter(out, true))
                .execute("--since", "1h");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .anyMatch(line -> line.equals("AT DIALER CALL ID CAMPAIGN OR IN-GROUP LEAD LOG VICIDIAL HAS IT"))
                .anyMatch(line -> line.endsWith("main V1201140000000000520 AIOUT 520 SALE given to our agent"))
                .anyMatch(line -> line.endsWith("main V1201141000000000521 AIOUT 521 XFER given to our agent"))
                .anyMatch(line -> line.startsWith("2 of VICIdial's calls are not in our record: look whether"))
                .noneMatch(line -> line.startsWith("Not checked"));
    }
}
