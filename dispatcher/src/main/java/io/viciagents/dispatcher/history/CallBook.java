package io.viciagents.dispatcher.history;

import io.vertx.sqlclient.Row;
import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the call history, for people. Blocks; throws {@link DatabaseDown}. */
public final class CallBook {
    private final Database database;

    /** Reads this database. */
    public CallBook(Database database) {
        this.database = database;
    }

    /** The newest calls that were asked for. */
    public List<CallEntry> find(Wanted wanted) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where true");
        wanted.phone().ifPresent(phone -> where.append(equal("phone", values, phone.replaceAll("[^0-9]", ""))));
        wanted.lead().ifPresent(lead -> where.append(equal("lead", values, lead)));
        wanted.campaign().ifPresent(campaign -> where.append(equal("campaign", values, campaign)));
        wanted.outcome().ifPresent(outcome -> where.append(equal("disposition", values, outcome)));
        wanted.since().ifPresent(since -> {
            values.add(time(since));
            where.append(" and arrived_at >= $").append(values.size());
        });
        values.add(wanted.most());
        return database
                .query(
                        "select * from call" + where + " order by arrived_at desc nulls last limit $" + values.size(),
                        values.toArray())
                .stream()
                .map(CallBook::entry)
                .toList();
    }

    private static String equal(String column, List<Object> values, Object value) {
        values.add(value);
        return " and " + column + " = $" + values.size();
    }

    /** One call by its name, {@code asterisk/channel}, or by VICIdial's call ID: the newest of that ID. */
    public Optional<CallEntry> call(String name) {
        return database
                .query("select * from call where call = $1 or call_id = $1 order by arrived_at desc limit 1", name)
                .stream()
                .findFirst()
                .map(CallBook::entry);
    }

    /** What was said and done in it: the last node's account, for it knows what was said before. */
    public List<TranscriptLine> transcript(CallEntry call) {
        return database
                .query(
                        "select generation, at_ms, who, text from transcript_line where call = $1 and generation ="
                                + " (select max(generation) from transcript_line where call = $1) order by position",
                        call.call())
                .stream()
                .map(row -> new TranscriptLine(
                        row.getInteger(0), Duration.ofMillis(row.getInteger(1)), row.getString(2), row.getString(3)))
                .toList();
    }

    /** Which nodes served it. */
    public List<NodeMove> moves(CallEntry call) {
        return database
                .query(
                        "select generation, node, waited_ms, reason from node_move where call = $1 order by generation",
                        call.call())
                .stream()
                .map(row -> new NodeMove(
                        row.getInteger(0),
                        Optional.ofNullable(row.getString(1)),
                        Optional.ofNullable(row.getInteger(2)).map(Duration::ofMillis),
                        Optional.ofNullable(row.getString(3))))
                .toList();
    }

    /** What all its nodes measured together; empty when none told. */
    public Optional<ConversationMeasures> measures(CallEntry call) {
        return database
                .query(
                        "select (select coalesce(array_agg(stop order by stop), '{}') from node_move as part"
                                + " cross join unnest(part.barge_in_ms) as stop where part.call = $1),"
                                + " sum(false_interruptions)::integer, sum(cut_offs)::integer,"
                                + " sum(no_matches)::integer, sum(fillers)::integer, max(dead_air_ms),"
                                + " sum(provider_errors)::integer, sum(tokens_read)::bigint,"
                                + " sum(tokens_written)::bigint from node_move where call = $1"
                                + " and dead_air_ms is not null having count(*) > 0",
                        call.call())
                .stream()
                .findFirst()
                .map(row -> new ConversationMeasures(
                        Arrays.asList(row.getArrayOfIntegers(0)),
                        row.getInteger(1),
                        row.getInteger(2),
                        row.getInteger(3),
                        row.getInteger(4),
                        row.getInteger(5),
                        row.getInteger(6),
                        row.getLong(7),
                        row.getLong(8)));
    }

    /** What VICIdial was told of it, and answered. */
    public List<ToldPosting> told(CallEntry call) {
        return database
                .query(
                        "select number, task->>'type', state, attempts, said, due from posting where call = $1"
                                + " order by number",
                        call.call())
                .stream()
                .map(row -> new ToldPosting(
                        row.getInteger(0),
                        row.getString(1),
                        row.getString(2),
                        row.getInteger(3),
                        row.getString(4),
                        row.getOffsetDateTime(5).toInstant()))
                .toList();
    }

    private static CallEntry entry(Row row) {
        return new CallEntry(
                row.getString("call"),
                text(row, "direction"),
                text(row, "profile"),
                text(row, "profile_version"),
                text(row, "dialer"),
                text(row, "call_id"),
                text(row, "campaign"),
                Optional.ofNullable(row.getLong("lead")),
                text(row, "phone"),
                new CallEntry.Moments(
                        instant(row, "arrived_at"),
                        instant(row, "answered_at"),
                        instant(row, "connected_at"),
                        instant(row, "first_audio_at"),
                        instant(row, "ended_at")),
                Arrays.asList(row.getArrayOfIntegers("gap_ms")),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal("cost")),
                new CallEntry.Result(
                        text(row, "disposition"), text(row, "next_step"), text(row, "leaving"), text(row, "summary")),
                new CallEntry.Kept(text(row, "files_node"), text(row, "recording"), text(row, "transcript")));
    }

    private static String text(Row row, String column) {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * Which calls.
     *
     * @param phone of the other party, as the call history has it
     * @param lead its number
     * @param campaign or in-group
     * @param outcome the status
     * @param since arrived then or later
     * @param most how many at most
     */
    public record Wanted(
            Optional<String> phone,
            Optional<Long> lead,
            Optional<String> campaign,
            Optional<String> outcome,
            Optional<Instant> since,
            int most) {}

    /** A line of the transcript. */
    public record TranscriptLine(int generation, Duration at, String who, String text) {}

    /**
     * A node that served the call.
     *
     * @param waited how long the caller had waited for it
     * @param lost why it was lost, if it was
     */
    public record NodeMove(int generation, Optional<String> node, Optional<Duration> waited, Optional<String> lost) {}

    /**
     * What VICIdial was told.
     *
     * @param said its answer, or why not
     * @param at when it was settled, or when it will be tried
     */
    public record ToldPosting(int number, String kind, String state, int attempts, String said, Instant at) {}
}
