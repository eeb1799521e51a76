package io.viciagents.systemtests.site;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own on 127.0.0.1, empty at first, gone when it is closed. Any thread; blocks. */
public final class LocalPostgres implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private LocalPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts one. */
    public static LocalPostgres start() {
        try {
            return new LocalPostgres(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException("an embedded PostgreSQL could not be started", failed);
        }
    }

    /** How a dispatcher reaches it. */
    public String url() {
        return "postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /** Rows of text, in the order of the columns; null becomes an empty text. */
    public List<List<String>> query(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    String value = found.getString(column);
                    row.add(value == null ? "" : value);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded PostgreSQL could not be stopped", failed);
        }
    }
}
