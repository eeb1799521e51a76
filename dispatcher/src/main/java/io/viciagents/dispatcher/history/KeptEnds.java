package io.viciagents.dispatcher.history;

import io.vertx.sqlclient.Row;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.TaskJson;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads from the call history how calls ended, to be compared with VICIdial's books. Blocks; throws {@link DatabaseDown}. */
public final class KeptEnds {
    /** Of a call that was told of twice, the last end is the one that stands. */
    private static final String TOLD = "(select task::text from posting where posting.call = call.call"
            + " and task ->> 'type' = 'disposition' order by number desc limit 1) as told";

    private final Database database;

    /** Reads this database. */
    public KeptEnds(Database database) {
        this.database = database;
    }

    /** The calls of dialers that arrived since then, the oldest first. Some of those without an end may still be up. */
    public List<KeptEnd> since(Instant since) {
        return database
                .query(
                        "select call, dialer, call_id, campaign, lead, extension, arrived_at, ended_at, disposition,"
                                + " next_step, " + TOLD + " from call where arrived_at >= $1 and dialer is not null"
                                + " order by arrived_at",
                        since.atOffset(ZoneOffset.UTC))
                .stream()
                .map(KeptEnds::end)
                .toList();
    }

    private static KeptEnd end(Row row) {
        Long lead = row.getLong("lead");
        return new KeptEnd(
                CallRef.parse(row.getString("call")),
                row.getString("dialer"),
                text(row, "call_id").orElse(""),
                text(row, "campaign").orElse(""),
                lead == null ? 0 : lead,
                text(row, "extension").orElse(""),
                row.getOffsetDateTime("arrived_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                text(row, "disposition"),
                text(row, "next_step").filter(step -> !step.equals("hang-up")).isPresent(),
                text(row, "told")
                        .flatMap(TaskJson::read)
                        .filter(BookTask.Disposition.class::isInstance)
                        .map(BookTask.Disposition.class::cast));
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }
}
