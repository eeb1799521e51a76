package io.viciagents.dispatcher.pause;

import io.vertx.sqlclient.Row;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code pause}. Blocks; throws {@link DatabaseDown}. */
final class PauseRows {
    private final Database database;

    PauseRows(Database database) {
        this.database = database;
    }

    boolean isUp() {
        return database.isUp();
    }

    List<Pause> all() {
        return database.query("select kind, name, scope, since from pause").stream()
                .map(PauseRows::pause)
                .toList();
    }

    void write(Pause pause) {
        database.query(
                "insert into pause (kind, name, scope, since) values ($1, $2, $3, $4) on conflict (kind, name)"
                        + " do update set scope = excluded.scope, since = excluded.since",
                pause.subject().kind().name(),
                pause.subject().name(),
                pause.scope().name(),
                OffsetDateTime.ofInstant(pause.since(), ZoneOffset.UTC));
    }

    void remove(Subject subject) {
        database.query(
                "delete from pause where kind = $1 and name = $2",
                subject.kind().name(),
                subject.name());
    }

    private static Pause pause(Row row) {
        return new Pause(
                new Subject(Subject.Kind.valueOf(row.getString("kind")), row.getString("name")),
                Pause.Scope.valueOf(row.getString("scope")),
                row.getOffsetDateTime("since").toInstant());
    }
}
