package io.viciagents.dispatcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.RealPostgres;
import io.viciagents.service.life.CannotStart;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code dispatcher calls} and {@code dispatcher report} on a real PostgreSQL. */
class CallCommandsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-02T20:00:00Z"), ZoneId.of("Asia/Kuala_Lumpur"));
    private static Vertx vertx;
    private static RealPostgres postgres;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        postgres = RealPostgres.start();
        try (Database database = Database.connect(vertx, postgres.settings())) {
            call(database, 1, "2026-03-02T15:59:00Z", "SALES", "SALE", "{400,600,500}", "0.02");
            call(database, 2, "2026-03-02T16:01:00Z", "SALES", "NI", "{450}", "0.01");
            call(database, 3, "2026-03-02T16:02:00Z", "SALES", "XFER", "{}", null);
            call(database, 4, "2026-03-02T16:03:00Z", "<HELP>", "DNC", "{900}", "0.03");
            database.query("insert into node_move values ('pbx/1', 1, 'node-1', now(), 20, now(), 'the node is gone')");
            database.query("insert into node_move values ('pbx/1', 2, 'node-2', now(), 640)");
            database.query("update node_move set barge_in_ms = '{220}', false_interruptions = 1, cut_offs = 0,"
                    + " no_matches = 1, fillers = 0, dead_air_ms = 700, provider_errors = 2, tokens_read = 100,"
                    + " tokens_written = 10 where generation = 1");
            database.query("update node_move set barge_in_ms = '{180,240}', false_interruptions = 0, cut_offs = 1,"
                    + " no_matches = 0, fillers = 3, dead_air_ms = 640, provider_errors = 0, tokens_read = 50,"
                    + " tokens_written = 5 where generation = 2");
            database.query("insert into transcript_line values ('pbx/1', 2, 0, 40, 'AGENT', 'Hello, this is Ann.')");
            database.query(
                    "insert into transcript_line values ('pbx/1', 2, 1, 62100, 'CALLER', e'Two\\x1b[2J please')");
            database.query("insert into posting values ('pbx/1', 1, 'dialer', '{\"type\":\"disposition\"}', now(),"
                    + " now(), 2, 'DONE', 'SUCCESS: call log updated')");
        }
    }

    private static void call(
            Database database,
            int number,
            String arrived,
            String campaign,
            String disposition,
            String gaps,
            @Nullable String cost) {
        database.query(
                "insert into call (call, asterisk, direction, profile, profile_version, dialer, call_id, campaign, lead,"
                        + " phone, arrived_at, connected_at, ended_at, gap_ms, cost, disposition, next_step, leaving,"
                        + " summary, files_node, recording)"
                        + " values ('pbx/' || $1::text, 'pbx', 'INBOUND', 'offer', '3f2a', 'dialer', 'Y' || $1::text,"
                        + " $2, 500 + $1::text::int, '7275551212', $3::text::timestamptz,"
                        + " $3::text::timestamptz + interval '25 ms', $3::text::timestamptz + interval '65 s',"
                        + " $4::text::integer[], $5::text::numeric, $6, $7, 'SENT', 'wants two', 'node-2',"
                        + " '/rec/call.wav')",
                String.valueOf(number),
                campaign,
                arrived,
                gaps,
                cost,
                disposition,
                disposition.equals("XFER") ? "in-group HUMANS" : "hang-up");
    }

    @AfterAll
    static void stop() {
        postgres.close();
        vertx.close().await();
    }

    private int run(Callable<Integer> command, String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    if (failure instanceof CannotStart told) {
                        err.write(String.valueOf(told.getMessage()));
                        return 1;
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    private int calls(String... arguments) {
        return run(new CallsCommand(postgres::settings, CLOCK), arguments);
    }

    private int report(String... arguments) {
        return run(new ReportCommand(postgres::settings, CLOCK), arguments);
    }

    @Test
    void callsAreFoundByWhatIsKnownOfThem() {
        assertThat(calls("--campaign", "SALES", "--outcome", "SALE")).isZero();
        assertThat(out.toString()).contains("pbx/1", "2026-03-02 23:59:00", "1:05", "500 ms", "SALE");
        assertThat(out.toString().lines()).hasSize(2);
        calls("--lead", "503");
        assertThat(out.toString().lines()).hasSize(2).last().asString().contains("in-group HUMANS");
        calls("--phone", "7275551212", "--most", "3");
        assertThat(out.toString().lines()).hasSize(4);
        calls("--since", "2026-03-03");
        assertThat(out.toString().lines())
                .as("since midnight in the centre's zone")
                .hasSize(4);
        calls("--lead", "1");
        assertThat(out.toString()).contains("No such calls.");
    }

    @Test
    void aCallIsShownWithItsTranscriptItsNodesAndWhatVicidialWasTold() {
        assertThat(calls("Y1")).isZero();
        assertThat(out.toString())
                .contains("call         pbx/1", "profile      offer 3f2a", "connected    25 ms after it arrived")
                .contains("turns        3, gap p50 500 ms, p95 600 ms", "cost         0.0200")
                .contains("interrupted  3 times, silent after 240 ms at most, 1 false and spoken on")
                .contains("waits        nothing heard for 700 ms at most, 3 fillers, 1 cut-offs, 1 not understood")
                .contains("providers    2 errors, tokens 150 read and 15 written")
                .contains("recording    node-2:/rec/call.wav", "summary      wants two")
                .containsSubsequence("node-1", "20 ms", "the node is gone", "node-2", "640 ms")
                .containsSubsequence("00:00.0  agent   Hello, this is Ann.", "01:02.1  caller  Two [2J please")
                .containsSubsequence("disposition", "done", "2", "SUCCESS: call log updated");
    }

    @Test
    void whatIsNotThereOrNotUnderstoodIsSaidInASentence() {
        assertThat(calls("pbx/99")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no call 'pbx/99' in the history");
        assertThat(calls("--since", "yesterday")).isEqualTo(1);
        assertThat(err.toString()).contains("--since: 'yesterday' is no time; write 2026-03-01");
        assertThat(report("--by", "campagne")).isEqualTo(1);
        assertThat(err.toString()).contains("--by: 'campagne' is nothing to sum up by");
    }

    @Test
    void callsAreSummedUpByCampaignAndDay() {
        assertThat(report()).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "CAMPAIGN DAY CALLS ENDED CONTAINED TURNS GAP P50 MS GAP P95 MS COST OUTCOMES",
                        "<HELP> 2026-03-03 1 1 100% 1 900 900 0.03 DNC 1",
                        "SALES 2026-03-02 1 1 100% 3 500 600 0.02 SALE 1",
                        "SALES 2026-03-03 2 2 50% 1 450 450 0.01 NI 1, XFER 1",
                        "",
                        "CAMPAIGN DAY INTERRUPTED STOP P50 MS STOP P95 MS FALSE CUT-OFFS NO MATCH FILLERS DEAD AIR MS"
                                + " PROVIDER ERRORS TOKENS READ WRITTEN",
                        "<HELP> 2026-03-03",
                        "SALES 2026-03-02 3 220 240 1 1 1 3 700 2 150 15",
                        "SALES 2026-03-03");
        report("--by", "direction");
        assertThat(out.toString()).contains("inbound", "75%");
        report("--since", "2026-03-04");
        assertThat(out.toString()).contains("No calls in that time.");
    }

    @Test
    void aReportIsWrittenAsCsvAndAsAPicture(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("report.csv");
        Path svg = folder.resolve("report.svg");
        assertThat(report("--csv", csv.toString(), "--svg", svg.toString())).isZero();

        assertThat(csv)
                .content()
                .startsWith("CAMPAIGN,DAY,CALLS,")
                .contains("\"NI 1, XFER 1\"")
                .contains("SALES,2026-03-02,1,1,100%,3,500,600,0.02,SALE 1,3,220,240,1,1,1,3,700,2,150,15\r\n");
        var picture = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        assertThat(picture.getElementsByTagName("rect").getLength()).isGreaterThan(7);
        assertThat(Files.readString(svg)).contains("&lt;HELP&gt;", "SALE", ">240 ms<", ">165<");
        assertThat(report("--csv", folder.resolve("no/such").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be written; name another file");
    }
}
