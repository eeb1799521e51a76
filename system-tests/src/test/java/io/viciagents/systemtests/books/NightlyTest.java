package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.history.KeptEnds;
import io.viciagents.dispatcher.reconcile.Nightly;
import io.viciagents.dispatcher.reconcile.NightlySettings;
import io.viciagents.dispatcher.reconcile.Nights;
import io.viciagents.dispatcher.reconcile.Reconciliation;
import io.viciagents.dispatcher.reconcile.Unheard;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.service.configuration.Secret;
import io.viciagents.systemtests.site.LocalPostgres;
import io.viciagents.systemtests.vicidial.StandIn;
import io.viciagents.systemtests.vicidial.Telephone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two dispatchers whose hour comes at the same moment, on a real PostgreSQL and the stand-in: one of them compares and mends
 * what VICIdial dropped.
 */
class NightlyTest {
    private final Vertx vertx = Vertx.vertx();
    private final LocalPostgres postgres = LocalPostgres.start();
    private final StandIn dialer = new StandIn(vertx, Clock.system(Denver.ZONE), Telephone.NONE);

    @AfterEach
    void close() {
        vertx.close().await();
        postgres.close();
    }

    /** What a dispatcher has of it. */
    private final class OneDispatcher implements AutoCloseable {
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final Database database = Database.connect(
                vertx, new DatabaseSettings(postgres.url(), Secret.of("postgres"), Secret.of("postgres"), 2));
        private final Dialers dialers = Dialers.of(List.of(settings()), vertx, meters, Clock.systemUTC());
        private final String name;
        private Optional<Nightly> nightly = Optional.empty();

        OneDispatcher(String name) {
            this.name = name;
        }

        /** Begins two seconds before this hour, by a clock of its own: one that had passed would come again tomorrow. */
        void compareAt(ZonedDateTime hour) {
            Duration ago = Duration.between(hour.toInstant(), Instant.now()).plusSeconds(2);
            Clock clock = Clock.offset(Clock.systemUTC(), ago.negated());
            nightly = Optional.of(Nightly.open(
                    new NightlySettings(hour.toLocalTime(), Denver.ZONE, Duration.ofHours(26), true),
                    new Reconciliation(
                            dialers::compare,
                            dialers.clerk(),
                            Denver.ROUTES,
                            time -> vertx.timer(time.toMillis()).await()),
                    Unheard.of(
                            List.of(settings()), asterisks -> List.of("pbx"), Denver.ROUTES, vertx, Clock.systemUTC()),
                    new Nights(database, name),
                    new KeptEnds(database)::since,
                    clock,
                    meters));
        }

        double dropped() {
            return meters.get("reconcile.differences")
                    .tag("difference", "dropped")
                    .gauge()
                    .value();
        }

        double nights() {
            return meters.get("reconcile.nights").tag("came", "done").counter().count();
        }

        @Override
        public void close() {
            nightly.ifPresent(Nightly::close);
            dialers.close();
            database.close();
        }
    }

    private DialerSettings settings() {
        return Denver.dialer(dialer.web(), "reconcile", Denver.PASSWORD, Duration.ofMillis(100));
    }

    private void aCallThatVicidialHasDropped() {
        dialer.listen().await();
        dialer.books(books -> books.insert(
                "vicidial_list", "lead_id=50|status=NEW|list_id=1001|phone_code=1|phone_number=7275551212"));
        dialer.calls().follows(Duration.ofDays(1));
        dialer.calls().logIn();
        String callId = dialer.calls().outbound(50).orElseThrow().callId();
        dialer.calls().hungUp(callId);
        try (Database database = Database.connect(
                vertx, new DatabaseSettings(postgres.url(), Secret.of("postgres"), Secret.of("postgres"), 2))) {
            database.query(
                    "insert into call (call, asterisk, dialer, call_id, campaign, lead, extension, arrived_at)"
                            + " values ('pbx/17.1', 'pbx', 'main', $1, 'AIOUT', 50, '7009001', now())",
                    callId);
        }
    }

    @Test
    void oneOfTwoDispatchersComparesTheNight() {
        aCallThatVicidialHasDropped();
        try (OneDispatcher one = new OneDispatcher("one");
                OneDispatcher two = new OneDispatcher("two")) {
            ZonedDateTime hour = ZonedDateTime.now(Denver.ZONE);
            one.compareAt(hour);
            two.compareAt(hour);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> postgres.query("select 1 from night where ended_at is not null")
                                    .size()
                            == 1);
            assertThat(one.nights() + two.nights()).isEqualTo(1);
            assertThat(one.dropped() + two.dropped()).isEqualTo(1);
        }
        String lead = dialer.books(books ->
                books.find("vicidial_list", "lead_id", 50).orElseThrow().get("status"));
        assertThat(lead).isEqualTo("NP");
    }
}
