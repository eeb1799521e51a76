package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.command.ReconcileCommand;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.service.configuration.Secret;
import io.viciagents.systemtests.site.LocalPostgres;
import io.viciagents.systemtests.vicidial.StandIn;
import io.viciagents.systemtests.vicidial.Telephone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code dispatcher reconcile} on a real PostgreSQL and the stand-in: a call whose dispatcher died as its caller hung up. */
class ReconcileCommandTest {
    private static final long LEAD = 50;
    private final Vertx vertx = Vertx.vertx();
    private final LocalPostgres postgres = LocalPostgres.start();
    private final StandIn dialer = new StandIn(vertx, Clock.system(Denver.ZONE), Telephone.NONE);
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
        return List.of(Denver.dialer(dialer.web(), "reconcile", Denver.PASSWORD, Duration.ofMillis(100)));
    }

    private int reconcile(String... arguments) {
        return new CommandLine(new ReconcileCommand(
                        this::database, this::dialers, () -> Denver.ROUTE, dialer -> List.of("pbx")))
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
