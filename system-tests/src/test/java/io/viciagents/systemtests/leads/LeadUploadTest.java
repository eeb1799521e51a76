package io.viciagents.systemtests.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.leads.LeadsCommand;
import io.viciagents.systemtests.vicidial.RecordedTelephone;
import io.viciagents.systemtests.vicidial.StandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as an administrator gives it, against the stand-in. */
class LeadUploadTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final StandIn dialer = new StandIn(
            vertx, Clock.fixed(Instant.parse("2026-11-20T20:21:32Z"), ZoneOffset.UTC), new RecordedTelephone());
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void listen() throws IOException {
        dialer.listen().await();
        site("aiapipass1");
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void leadsAreAddedAndEachLineSaysWhatBecameOfIt() throws IOException {
        dialer.books(books -> books.insert("vicidial_dnc", "phone_number=7275551203"));
        dialer.books(books -> books.insert("vicidial_campaign_dnc", "phone_number=7275551204|campaign_id=AIOUT"));
        dialer.books(books -> books.insert("vicidial_list", "lead_id=7|phone_number=7275551205|list_id=1001"));
        assertThat(upload("""
                        Mobile,First name,Shoe size
                        727-555-1201,Ann,7
                        7275551202,"Lee, Bob",8
                        7275551203,,
                        7275551204,,
                        7275551205,,
                        727,,
                        """, "--dnc", "both", "--campaign", "AIOUT", "--hopper", "50"))
                .isZero();
        assertThat(rows())
                .containsExactly(
                        "line,phone_number,result,lead_id,why",
                        "2,727-555-1201,added,100,",
                        "3,7275551202,added,101,",
                        "4,7275551203,dnc,,the number is on a do-not-call list",
                        "5,7275551204,dnc,,the number is on a do-not-call list",
                        "6,7275551205,duplicate,7,VICIdial has the number already",
                        "7,727,error,,not a telephone number of 6 to 16 digits");
        assertThat(said.toString())
                .contains("Not taken, for VICIdial has no such field (see --map): [Shoe size]")
                .contains("2 added, 1 duplicate, 2 dnc, 1 error");
        dialer.books(books -> {
            assertThat(books.find("vicidial_list", "lead_id", 101))
                    .get()
                    .extracting(row -> row.get("first_name") + "/" + row.get("list_id"))
                    .isEqualTo("Lee, Bob/1001");
            assertThat(books.rows("vicidial_hopper")).hasSize(2).allMatch(row -> row.is("priority", 50));
            return true;
        });
    }

    @Test
    void aLostAnswerMakesNoSecondLead() throws IOException {
        dialer.faults().loseAnswers(1);
        assertThat(upload("phone\n7275551201\n7275551202\n", "--duplicates", "allowed"))
                .isZero();
        assertThat(rows())
                .contains(
                        "2,7275551201,added,100,found in the list after its answer was lost",
                        "3,7275551202,added,101,");
        int leads = dialer.books(books -> books.rows("vicidial_list").size());
        assertThat(leads).isEqualTo(2);
    }

    @Test
    void aDialerThatIsAwayStopsItAndTheSameCommandGoesOn() throws IOException {
        dialer.faults().badGateway(20);
        assertThat(upload("phone\n7275551201\n7275551202\n")).isEqualTo(1);
        assertThat(said.toString()).contains("stopped at line 2: ", "run the same command again to go on");
        dialer.faults().badGateway(0);
        assertThat(upload("phone\n7275551201\n7275551202\n")).isZero();
        assertThat(rows()).contains("2,7275551201,added,100,", "3,7275551202,added,101,");
    }

    @Test
    void whatWouldNeverWorkStopsItAtOnce() throws IOException {
        assertThat(run("7275551201", "--list", "5555")).isEqualTo(1);
        assertThat(said.toString()).contains("--list 5555: VICIdial has no such list; make it on the page Lists");
        site("wrong-password");
        assertThat(upload("phone\n7275551201\n7275551202\n")).isEqualTo(1);
        assertThat(said.toString()).contains("refused the login").doesNotContain("wrong-password");
        assertThat(dialer.asked()).containsExactly("add_lead", "lead_search");
    }

    private int upload(String csv, String... more) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), csv);
        String[] all = new String[more.length + 2];
        all[0] = "--list";
        all[1] = "1001";
        System.arraycopy(more, 0, all, 2, more.length);
        return execute(all);
    }

    private int run(String phone, String... more) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), "phone\n" + phone + "\n");
        return execute(more);
    }

    private int execute(String... more) {
        String[] all = new String[more.length + 6];
        all[0] = "upload";
        all[1] = folder.resolve("leads.csv").toString();
        all[2] = "--site";
        all[3] = folder.resolve("site.yaml").toString();
        all[4] = "--rate";
        all[5] = "200";
        System.arraycopy(more, 0, all, 6, more.length);
        return LeadsCommand.of(Map.of("ARI_PASSWORD", "ari-secret-1"))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(all);
    }

    private void site(String password) throws IOException {
        Files.writeString(folder.resolve("api"), password);
        Files.writeString(folder.resolve("site.yaml"), """
                web: %s
                api: {user: aiapi, password: {file: api}}
                ari: {password: {env: ARI_PASSWORD}}
                servers: [{name: pbx-1, ip: 127.0.0.1}]
                campaigns: [{id: AIOUT}]
                agents: [{profile: offer, extension: 7009001, firstUser: 9001, lines: 2, campaign: AIOUT}]
                humans: {inGroup: HUMANS, did: 8005550199}
                """.formatted(dialer.web()));
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("leads.csv.result.csv"));
    }
}
