package io.viciagents.dispatcher.database;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests on a PostgreSQL of their own, one for each class, with the database as a dispatcher opens it. */
public abstract class OnPostgres {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** It may be stopped and started again. */
    protected static RealPostgres postgres;

    /** Open, and up unless the test stops it. */
    protected static Database database;

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        postgres = RealPostgres.start();
        database = Database.open(vertx, postgres.settings(), new SimpleMeterRegistry());
    }

    @AfterAll
    static void close() {
        database.close();
        postgres.close();
        vertx.close().await();
    }

    /** Waits until it takes what is written. */
    protected static void up() {
        await().atMost(SOON).until(database::isUp);
    }
}
