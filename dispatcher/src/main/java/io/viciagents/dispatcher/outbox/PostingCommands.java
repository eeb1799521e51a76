package io.viciagents.dispatcher.outbox;

import io.vertx.sqlclient.Row;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a person may do with what VICIdial was not told. Works on the database alone: the dispatchers take what is to be
 * tried again from it within a minute, and ask it before they try again what has failed. Blocks; throws
 * {@link DatabaseDown}.
 */
public final class PostingCommands {
    private static final int MOST = 1000;

    private final Database database;

    /** Works on this database. */
    public PostingCommands(Database database) {
        this.database = database;
    }

    /** The oldest of them. */
    public List<Listed> list(Which which) {
        String state = switch (which) {
            case STUCK -> "state = 'STUCK'";
            case UNTOLD -> "state in ('STUCK', 'WAITING')";
        };
        return database
                .query("select call, number, dialer, task->>'type' as kind, recorded_at, due, attempts, state, said"
                        + " from posting where " + state + " order by recorded_at, call, number limit " + MOST)
                .stream()
                .map(PostingCommands::listed)
                .toList();
    }

    /** Has one tried again; answers how many that were: one or none. */
    public int retry(CallRef call, int number) {
        return database.query(
                        "update posting set state = 'WAITING', due = 'epoch' where call = $1 and number = $2"
                                + " and state = 'STUCK' returning 1",
                        call.toString(),
                        number)
                .size();
    }

    /** Has all that are stuck tried again; answers how many. */
    public int retryAll() {
        return database.query("update posting set state = 'WAITING', due = 'epoch' where state = 'STUCK' returning 1")
                .size();
    }

    /** Has one never tried again; answers how many that were: one or none. */
    public int drop(CallRef call, int number) {
        return database.query(
                        "update posting set state = 'DROPPED' where call = $1 and number = $2"
                                + " and state in ('STUCK', 'WAITING') returning 1",
                        call.toString(),
                        number)
                .size();
    }

    private static Listed listed(Row row) {
        return new Listed(
                CallRef.parse(row.getString("call")),
                row.getInteger("number"),
                row.getString("dialer"),
                row.getString("kind"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getInteger("attempts"),
                row.getString("state").toLowerCase(Locale.ROOT),
                row.getString("said"));
    }

    /** Which postings are listed. */
    public enum Which {
        /** Those that wait for a person. */
        STUCK,
        /** All that VICIdial was not told yet. */
        UNTOLD
    }

    /**
     * One of them.
     *
     * @param call of which call
     * @param number of the posting in its call
     * @param dialer which was to be told
     * @param kind of task
     * @param recorded when
     * @param attempts how often it was tried
     * @param state stuck or waiting
     * @param reason why it was not done at last
     */
    public record Listed(
            CallRef call,
            int number,
            String dialer,
            String kind,
            Instant recorded,
            int attempts,
            String state,
            String reason) {}
}
