package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.command.ReconcileCommand;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.vicidial.CallTimes;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.DoNotCallList;
import io.viciagents.dispatcher.vicidial.SummaryPlace;
import io.viciagents.service.configuration.Secret;
import io.viciagents.systemtests.site.LocalPostgres;
import io.viciagents.systemtests.vicidial.StandIn;
import io.viciagents.systemtests.vicidial.Telephone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code dispatcher reconcile} on a real PostgreSQL and the stand-in: a call whose dispatcher died as its caller hung up. */
class ReconcileCommandTest {
    private static final long LEAD = 50;
    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    private final Vertx vertx = Vertx.vertx();
    private final LocalPostgres postgres = LocalPostgres.start();
    private final StandIn dialer = new StandIn(vertx, Clock.system(DENVER), Telephone.NONE);
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void aCallThatVicidialHasDropped() {
        dialer.listen().await();
        dialer.books(books -> books.insert(
                "vicidial_list", "lead_id=50|status=NEW|list_id=1001|phone_code=1|phone_number=7275551212"));
        dialer.calls().follows(Duration.ofDays(1));
        dialer.calls().logIn();
        String callId = dialer.calls().outbound(LEAD).orElseThrow().callId();
        dialer.calls().hungUp(callId);
        try (Database database = Database.connect(vertx, database())) {
            database.query(
                    "insert into call (call, asterisk, dialer, call_id, campaign, lead, extension, arrived_at)"
                            + " values ('pbx/17.1', 'pbx', 'main', $1, 'AIOUT', 50, '7009001', now())",
                    callId);
        }
    }

    @AfterEach
    void close() {
        postgres.close();
        vertx.close().await();
    }

    private DatabaseSettings database() {
        return new DatabaseSettings(postgres.url(), Secret.of("postgres"), Secret.of("postgres"), 2);
    }

    private List<DialerSettings> dialers() {
        return List.of(new DialerSettings(
                "main",
                dialer.web(),
                "aiapi",
                Secret.of("aiapipass1"),
                "reconcile",
                DENVER,
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                new SummaryPlace.Comments(),
                List.of(),
                new CallTimes(LocalTime.of(9, 0), LocalTime.of(20, 0), List.of(DayOfWeek.values())),
                DoNotCallList.SYSTEM,
                Optional.empty(),
                1,
                Optional.empty()));
    }

    private int reconcile(String... arguments) {
        Route route = new Route(
                "offer",
                MediaFormat.ULAW,
                new NextStep.InGroup("HUMANS"),
                "XFER",
                "NP",
                Optional.of(new RemoteAgent("9001", "AIOUT", Optional.of("AI_INBOUND"))));
        return new CommandLine(new ReconcileCommand(
                        this::database, this::dialers, () -> Map.of("7009001", route), dialer -> List.of("pbx")))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private String lead() {
        return dialer.books(books ->
                books.find("vicidial_list", "lead_id", LEAD).orElseThrow().get("status"));
    }

    @Test
    void itIsShownThenMendedThenRight() {
        assertThat(reconcile("--since", "1h")).isEqualTo(1);
        assertThat(out.toString())
                .contains("pbx/17.1", "NP", "DROP", "dropped", "--repair writes ours")
                .contains("1 call compared, 1 differ.")
                .contains("Not checked");
        assertThat(lead()).isEqualTo("DROP");

        assertThat(reconcile("--since", "1h", "--repair")).isZero();
        assertThat(out.toString()).contains("repaired: log and lead say NP", "1 differ, 1 repaired.");
        assertThat(lead()).isEqualTo("NP");

        out.getBuffer().setLength(0);
        assertThat(reconcile("--since", "1h")).isZero();
        assertThat(out.toString()).contains("1 call compared, 0 differ.");
    }
}
