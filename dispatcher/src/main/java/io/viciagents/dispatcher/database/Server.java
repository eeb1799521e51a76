package io.viciagents.dispatcher.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.viciagents.dispatcher.database.DatabaseUrl.Host;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** One of the hosts of the database, and the ways to it. */
final class Server {
    private static final int CONNECT_MILLIS = 3000;
    private static final int REQUEST_SECONDS = 5;

    private final Vertx vertx;
    private final DatabaseSettings settings;
    private final Host host;

    Server(Vertx vertx, DatabaseSettings settings, Host host) {
        this.vertx = vertx;
        this.settings = settings;
        this.host = host;
    }

    Host host() {
        return host;
    }

    /** What the server says of us may name the user. */
    String withoutSecrets(String text) {
        return text.replace(settings.user().reveal(), "***")
                .replace(settings.password().reveal(), "***");
    }

    /** Whether it takes writes. Fails when it cannot be reached. */
    Future<Boolean> isPrimary() {
        return PgConnection.connect(vertx, options())
                .compose(connection -> isPrimary(connection).eventually(connection::close));
    }

    static Future<Boolean> isPrimary(io.vertx.sqlclient.SqlClient client) {
        return client.query("select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Brings its tables to this version. Blocks. */
    void migrate() throws FlywayException {
        Flyway.configure(Server.class.getClassLoader())
                .dataSource(
                        settings.parsed().jdbc(host),
                        settings.user().reveal(),
                        settings.password().reveal())
                .locations("classpath:io/viciagents/dispatcher/database")
                .load()
                .migrate();
    }

    Pool pool() {
        PoolOptions options = new PoolOptions()
                .setMaxSize(settings.connections())
                .setConnectionTimeout(CONNECT_MILLIS)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(REQUEST_SECONDS * 12)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .using(vertx)
                .with(options)
                .connectingTo(options())
                .build();
    }

    private PgConnectOptions options() {
        DatabaseUrl url = settings.parsed();
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host.name())
                .setPort(host.port())
                .setDatabase(url.database())
                .setUser(settings.user().reveal())
                .setPassword(settings.password().reveal())
                .setCachePreparedStatements(true)
                .setReconnectAttempts(0)
                .addProperty("application_name", "vici-agents dispatcher")
                .addProperty("statement_timeout", String.valueOf(TimeUnit.SECONDS.toMillis(REQUEST_SECONDS)));
        SslMode mode = SslMode.of(url.sslMode());
        options.setSslMode(mode);
        if (mode != SslMode.DISABLE) {
            options.setSslOptions(trust(url, mode));
        }
        return options;
    }

    private static ClientSSLOptions trust(DatabaseUrl url, SslMode mode) {
        ClientSSLOptions ssl =
                new ClientSSLOptions().setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
        String root = url.parameters().get("sslrootcert");
        if (root != null) {
            return ssl.setTrustOptions(new PemTrustOptions().addCertPath(root));
        }
        return ssl.setTrustAll(mode == SslMode.PREFER || mode == SslMode.REQUIRE);
    }
}
