package io.viciagents.vicidial.tables;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * Reads a dialer's tables. Any thread may ask; futures complete on a context of the client's own and fail with a
 * {@link TablesException}. Two connections at most, so that the dialer does not feel it.
 */
public final class DialerTables implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int ACCESS_DENIED = 1045;
    private static final int NO_SUCH_DATABASE = 1049;

    private final TablesAccess access;
    private final Pool pool;

    private DialerTables(TablesAccess access, Pool pool) {
        this.access = access;
        this.pool = pool;
    }

    /** Connects when the first question is asked. */
    public static DialerTables open(Vertx vertx, TablesAccess access) {
        MySQLConnectOptions connect = new MySQLConnectOptions()
                .setHost(access.host())
                .setPort(access.port())
                .setDatabase(access.database())
                .setUser(access.user())
                .setPassword(access.password());
        NetClientOptions net = new NetClientOptions()
                .setConnectTimeout((int) access.timeLimit().toMillis());
        PoolOptions two = new PoolOptions()
                .setMaxSize(2)
                .setConnectionTimeout((int) access.timeLimit().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return new DialerTables(
                access,
                MySQLBuilder.pool()
                        .with(two)
                        .with(net)
                        .connectingTo(connect)
                        .using(vertx)
                        .build());
    }

    /**
     * All rows, by the names of the columns; NULL is an empty text, times are as VICIdial writes them.
     *
     * @param sql a SELECT, with {@code ?} for each parameter
     */
    public Future<List<Map<String, String>>> select(String sql, Object... parameters) {
        if (!sql.startsWith("SELECT ")) {
            throw new IllegalArgumentException("a SELECT wanted, for this account may only read, got: " + sql);
        }
        return pool.preparedQuery(sql)
                .execute(Tuple.from(parameters))
                .timeout(access.timeLimit().toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DialerTables::byColumn)
                        .toList())
                .recover(failure -> Future.failedFuture(told(failure)));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Map<String, String> byColumn(Row row) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int column = 0; column < row.size(); column++) {
            Object value = row.getValue(column);
            columns.put(row.getColumnName(column), value == null ? "" : text(value));
        }
        return columns;
    }

    private static String text(Object value) {
        return value instanceof LocalDateTime time ? TIME.format(time) : value.toString();
    }

    private TablesException told(Throwable failure) {
        if (failure instanceof MySQLException refused) {
            return new TablesException(
                    switch (refused.getErrorCode()) {
                        case ACCESS_DENIED ->
                            "VICIdial's database refused " + access + "; check user, password and from where it may"
                                    + " come";
                        case NO_SUCH_DATABASE -> "there is no database " + access + "; it is usually called asterisk";
                        default ->
                            "VICIdial's database refused a question of " + access + " (" + refused.getMessage()
                                    + "); let it SELECT all tables";
                    },
                    failure);
        }
        return new TablesException(
                "VICIdial's database " + access + " did not answer; check host, port and firewall", failure);
    }
}
