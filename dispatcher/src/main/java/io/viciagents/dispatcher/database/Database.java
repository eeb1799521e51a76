package io.viciagents.dispatcher.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.viciagents.service.life.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, as far as it is there. A thread of its own looks for the host that takes writes, brings its tables to this
 * version, and looks again when it fails or no longer takes writes; meanwhile whoever asks is told {@link DatabaseDown} at
 * once. So no call ever waits for a host that does not answer.
 *
 * <pre>
 *   down -- a primary is found, its tables are made --> up
 *    ^                                                  |
 *    +------ a request fails, or it is read-only -------+
 * </pre>
 *
 * <p>Methods block and may be called on any thread but an event loop.
 */
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final List<Server> servers;
    /** Nothing while it is down. */
    private final AtomicReference<@Nullable Pool> primary = new AtomicReference<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    /** Why it is down, as it was said last: it is said once. Confined to the thread that looks. */
    private String said = "";

    private Database(Vertx vertx, DatabaseSettings settings) {
        this.servers = settings.parsed().hosts().stream()
                .map(host -> new Server(vertx, settings, host))
                .toList();
    }

    /** For a service: it need not be there yet. */
    public static Database open(Vertx vertx, DatabaseSettings settings, MeterRegistry registry) {
        Database database = new Database(vertx, settings);
        Gauge.builder("database.up", database, known -> known.isUp() ? 1 : 0)
                .description("1 when the database takes what we write")
                .register(registry);
        Thread.ofVirtual().name("database").start(database::keep);
        return database;
    }

    /** For a command: it must be there. */
    public static Database connect(Vertx vertx, DatabaseSettings settings) {
        Database database = new Database(vertx, settings);
        database.find();
        if (!database.isUp()) {
            throw new CannotStart("database: " + database.said + "; start it, or correct database.url");
        }
        return database;
    }

    /** Whether it was there when it was asked last. */
    public boolean isUp() {
        return primary.get() != null;
    }

    /** The rows of one statement. */
    public List<Row> query(String sql, @Nullable Object... values) {
        return list(ask(pool -> pool.preparedQuery(sql).execute(Tuple.from(values))));
    }

    /** One statement for many rows. */
    public void batch(String sql, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            ask(pool -> pool.preparedQuery(sql).executeBatch(rows));
        }
    }

    private static List<Row> list(RowSet<Row> rows) {
        List<Row> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    private <T> T ask(Function<Pool, Future<T>> request) {
        Pool known = primary.get();
        if (known == null) {
            throw new DatabaseDown("the database is down");
        }
        try {
            return await(request.apply(known));
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof PgException refused && !isOver(refused)) {
                log.atError()
                        .addKeyValue("sqlState", refused.getSqlState())
                        .log("the database refused a statement: {}", refused.getErrorMessage());
            } else {
                lost(known, String.valueOf(cause));
            }
            throw new DatabaseDown("the database failed: " + failed.getMessage(), failed);
        } catch (TimeoutException late) {
            lost(known, "it does not answer");
            throw new DatabaseDown("the database does not answer", late);
        }
    }

    /** It shuts down, starts up, or became a standby: class 08, 57P0x, 25006 of PostgreSQL's appendix A. */
    private static boolean isOver(PgException refused) {
        String state = refused.getSqlState();
        return state.startsWith("08") || state.startsWith("57P0") || state.equals("25006");
    }

    private static <T> T await(Future<T> answer) throws ExecutionException, TimeoutException {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    private void lost(Pool pool, String reason) {
        if (primary.compareAndSet(pool, null)) {
            log.atWarn().log("the database is down, calls go on without: {}", reason);
            pool.close();
        }
    }

    private void keep() {
        try {
            do {
                Optional.ofNullable(primary.get()).ifPresentOrElse(this::check, this::find);
            } while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(Pool pool) {
        try {
            if (!await(Server.isPrimary(pool))) {
                lost(pool, "its host takes no more writes");
            }
        } catch (ExecutionException | TimeoutException failed) {
            lost(pool, failed.getMessage() == null ? "it does not answer" : failed.getMessage());
        }
    }

    private void find() {
        List<String> reasons = new ArrayList<>();
        for (Server server : servers) {
            Optional<String> reason = begin(server);
            if (reason.isEmpty()) {
                said = "";
                return;
            }
            reasons.add(server.host() + " " + reason.get());
        }
        String why = String.join(", ", reasons);
        if (!why.equals(said)) {
            said = why;
            log.atWarn().log("no database takes our writes: {}", why);
        }
    }

    /** Empty when it is used from now on, otherwise why not. */
    private Optional<String> begin(Server server) {
        try {
            if (!await(server.isPrimary())) {
                return Optional.of("is a standby");
            }
            server.migrate();
        } catch (ExecutionException failed) {
            return Optional.of("refuses us: " + server.withoutSecrets(reason(failed)));
        } catch (TimeoutException late) {
            return Optional.of("does not answer");
        } catch (FlywayException failed) {
            return Optional.of("cannot be given our tables: " + server.withoutSecrets(firstLine(failed)));
        }
        primary.set(server.pool());
        log.atInfo().addKeyValue("host", server.host()).log("the database is up");
        return Optional.empty();
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return String.valueOf((cause == null ? failed : cause).getMessage());
    }

    private static String firstLine(FlywayException failed) {
        return String.valueOf(failed.getMessage()).strip().lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        closed.countDown();
        Optional.ofNullable(primary.getAndSet(null)).ifPresent(Pool::close);
    }
}
