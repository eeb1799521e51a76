package io.viciagents.dispatcher.database;

import io.viciagents.service.configuration.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of its own, that can be stopped and started again on the same data. */
public final class RealPostgres implements AutoCloseable {
    private final Path data;
    private final int port = freePort();
    private Optional<EmbeddedPostgres> running = Optional.empty();

    private RealPostgres(Path data) {
        this.data = data;
    }

    /** Starts one. */
    public static RealPostgres start() {
        RealPostgres postgres = new RealPostgres(folder());
        postgres.startAgain();
        return postgres;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("postgres");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Starts it again where it was. */
    public void startAgain() {
        try {
            running = Optional.of(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops it; its data stay. */
    public void stop() {
        try {
            running.orElseThrow().close();
            running = Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A standby that follows this one. This one is stopped and started for it. */
    RealPostgres standby() {
        RealPostgres standby = new RealPostgres(folder());
        stop();
        copy(data, standby.data);
        startAgain();
        try {
            Files.createFile(standby.data.resolve("standby.signal"));
            Files.writeString(
                    standby.data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        standby.startAgain();
        return standby;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Does something with it by JDBC, past what is tested. */
    public void execute(String sql) {
        try (Connection connection = running.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Its address as host:port. */
    String host() {
        return "127.0.0.1:" + port;
    }

    /** How it is reached. */
    public DatabaseSettings settings() {
        return settings(host());
    }

    static DatabaseSettings settings(String hosts) {
        return new DatabaseSettings(
                "postgresql://" + hosts + "/postgres", Secret.of("postgres"), Secret.of("postgres"), 4);
    }

    @Override
    public void close() {
        running.ifPresent(postgres -> stop());
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(RealPostgres::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
