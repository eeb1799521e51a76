package io.viciagents.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.service.life.CannotStart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On real PostgreSQL servers. */
class DatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static Vertx vertx;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().await();
    }

    private static List<?> tables(Database database) {
        return database.query("select tablename from pg_tables where tablename = 'posting'");
    }

    @Test
    void itGetsItsTablesAndSurvivesARestartOfTheServer() {
        try (RealPostgres postgres = RealPostgres.start();
                Database database = Database.open(vertx, postgres.settings(), registry)) {
            await().atMost(SOON).until(database::isUp);
            assertThat(tables(database)).hasSize(1);
            assertThat(registry.get("database.up").gauge().value()).isEqualTo(1);

            postgres.stop();
            assertThatThrownBy(() -> tables(database)).isInstanceOf(DatabaseDown.class);
            assertThat(registry.get("database.up").gauge().value()).isZero();

            postgres.startAgain();
            await().atMost(SOON).until(database::isUp);
            assertThat(tables(database)).hasSize(1);
        }
    }

    @Test
    void thePrimaryAmongSeveralHostsIsFoundAndFollowedAfterAFailover() {
        try (RealPostgres first = RealPostgres.start();
                RealPostgres second = first.standby();
                Database database =
                        Database.open(vertx, RealPostgres.settings(second.host() + "," + first.host()), registry)) {
            await().atMost(SOON).until(database::isUp);
            database.query("create table kept (number integer)");
            database.query("insert into kept values (1)");
            await().atMost(SOON)
                    .until(() -> !hostOf(database, "select 1 from pg_stat_replication")
                            .isEmpty());

            first.stop();
            assertThatThrownBy(() -> tables(database)).isInstanceOf(DatabaseDown.class);
            second.execute("select pg_promote(true, 20)");
            await().atMost(SOON).until(database::isUp);
            database.query("insert into kept values (2)");
            assertThat(database.query("select number from kept")).hasSize(2);
        }
    }

    private static List<?> hostOf(Database database, String sql) {
        return database.query(sql);
    }

    @Test
    void aHostThatBecomesReadOnlyIsLeft() {
        try (RealPostgres postgres = RealPostgres.start();
                Database database = Database.open(vertx, postgres.settings(), registry)) {
            await().atMost(SOON).until(database::isUp);
            postgres.execute("alter system set default_transaction_read_only = on");
            postgres.execute("select pg_reload_conf()");
            await().atMost(SOON).until(() -> !database.isUp());
        }
    }

    @Test
    void aStatementThatIsWrongIsRefusedAndTheDatabaseStaysUp() {
        try (RealPostgres postgres = RealPostgres.start();
                Database database = Database.open(vertx, postgres.settings(), registry)) {
            await().atMost(SOON).until(database::isUp);
            assertThatThrownBy(() -> database.query("select nothing from nowhere"))
                    .isInstanceOf(DatabaseDown.class)
                    .hasMessageContaining("nowhere");
            assertThat(database.isUp()).isTrue();
        }
    }

    @Test
    void aCommandIsToldWhatIsWrong() {
        assertThatThrownBy(() -> Database.connect(vertx, RealPostgres.settings("127.0.0.1:1,127.0.0.1:2")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("127.0.0.1:1 refuses us")
                .hasMessageContaining("127.0.0.1:2 refuses us")
                .hasMessageContaining("database.url");
    }
}
