package io.viciagents.dispatcher.outbox;

import io.vertx.sqlclient.Row;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import io.viciagents.dispatcher.outbox.Line.State;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table {@code posting}. Blocks; throws {@link DatabaseDown}. */
final class PostingRows {
    private static final String COLUMNS = "number, dialer, task::text as task, recorded_at, due, attempts, state, said";

    private final Database database;

    PostingRows(Database database) {
        this.database = database;
    }

    boolean isUp() {
        return database.isUp();
    }

    /** Records lines that are not there yet, and answers the numbers of those. */
    Set<Integer> record(CallRef call, List<Line> lines) {
        Set<Integer> fresh = new HashSet<>();
        for (Line line : lines) {
            database.query(
                            "insert into posting (call, number, dialer, task, recorded_at, due, attempts, state, said)"
                                    + " values ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $8, $9)"
                                    + " on conflict do nothing returning number",
                            values(call, line))
                    .forEach(row -> fresh.add(row.getInteger(0)));
        }
        return fresh;
    }

    /** Writes how a line stands, unless somebody has decided meanwhile that it is not to be done. */
    void save(CallRef call, Line line) {
        database.query(
                "insert into posting (call, number, dialer, task, recorded_at, due, attempts, state, said)"
                        + " values ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $8, $9)"
                        + " on conflict (call, number) do update set due = excluded.due, attempts = excluded.attempts,"
                        + " state = excluded.state, said = excluded.said where posting.state in ('WAITING', 'STUCK')",
                values(call, line));
    }

    /** All lines of a call. */
    List<Line> of(CallRef call) {
        return database
                .query("select " + COLUMNS + " from posting where call = $1 order by number", call.toString())
                .stream()
                .map(PostingRows::line)
                .toList();
    }

    boolean isDropped(CallRef call, int number) {
        return !database.query(
                        "select 1 from posting where call = $1 and number = $2 and state = 'DROPPED'",
                        call.toString(),
                        number)
                .isEmpty();
    }

    /** Calls of which something should have been told so long ago that perhaps nobody knows of it. */
    List<CallRef> overdue(Instant now, Duration since, int most) {
        return database
                .query(
                        "select call from posting where state = 'WAITING' and due < $1 group by call"
                                + " order by min(due) limit $2",
                        time(now.minus(since)),
                        most)
                .stream()
                .map(row -> CallRef.parse(row.getString("call")))
                .toList();
    }

    /** How many are stuck. */
    long stuck() {
        return database.query("select count(*) from posting where state = 'STUCK'")
                .getFirst()
                .getLong(0);
    }

    private static Object[] values(CallRef call, Line line) {
        return new Object[] {
            call.toString(),
            line.number(),
            line.dialer(),
            line.task(),
            time(line.recorded()),
            time(line.due()),
            line.attempts(),
            line.state().name(),
            line.said()
        };
    }

    private static Line line(Row row) {
        return new Line(
                row.getInteger("number"),
                row.getString("dialer"),
                row.getString("task"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getOffsetDateTime("due").toInstant(),
                row.getInteger("attempts"),
                State.valueOf(row.getString("state")),
                row.getString("said"),
                true);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
