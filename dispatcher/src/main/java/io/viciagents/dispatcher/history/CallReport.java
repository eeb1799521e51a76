package io.viciagents.dispatcher.history;

import io.vertx.sqlclient.Row;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums the call history up, for people. Blocks; throws {@link DatabaseDown}. */
public final class CallReport {
    private static final String CALLS = " where arrived_at >= $1 and arrived_at < $2 and $3::text is not null";

    /** The agent ended it by itself, and no human was needed. */
    private static final String CONTAINED = "next_step = 'hang-up' and leaving <> 'RESCUED'";

    private final Database database;
    private final ZoneId zone;

    /**
     * @param zone in which a day begins and ends
     */
    public CallReport(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** The calls that arrived in that time, in groups. */
    public List<Group> by(List<Key> keys, Instant since, Instant before) {
        String columns = keys.stream().map(CallReport::column).collect(Collectors.joining(", "));
        String grouped = " group by " + columns;
        Map<List<String>, SortedMap<String, Long>> outcomes = new HashMap<>();
        for (Row row : ask(
                "select " + columns + ", disposition, count(*) from call" + CALLS + " and disposition is not null"
                        + grouped + ", disposition",
                since,
                before)) {
            outcomes.computeIfAbsent(names(row, keys.size()), none -> new TreeMap<>())
                    .put(row.getString(keys.size()), row.getLong(keys.size() + 1));
        }
        Map<List<String>, Gaps> gaps = new HashMap<>();
        for (Row row : ask(
                "select " + columns + ", percentile_disc(0.5) within group (order by gap),"
                        + " percentile_disc(0.95) within group (order by gap), count(*)"
                        + " from call cross join unnest(gap_ms) as gap" + CALLS + grouped,
                since,
                before)) {
            int first = keys.size();
            gaps.put(
                    names(row, first),
                    new Gaps(row.getInteger(first), row.getInteger(first + 1), row.getLong(first + 2)));
        }
        Map<List<String>, Measured> measured = measured(columns, keys.size(), since, before);
        return ask(
                        "select " + columns + ", count(*), count(disposition), count(*) filter (where " + CONTAINED
                                + "), sum(cost) from call" + CALLS + grouped + " order by " + columns,
                        since,
                        before)
                .stream()
                .map(row -> group(row, keys.size(), outcomes, gaps, measured))
                .toList();
    }

    /** What the nodes told of their parts of the calls. */
    private Map<List<String>, Measured> measured(String columns, int keys, Instant since, Instant before) {
        Map<List<String>, Stops> stops = new HashMap<>();
        for (Row row : ask(
                "select " + columns + ", percentile_disc(0.5) within group (order by stop),"
                        + " percentile_disc(0.95) within group (order by stop), count(*)"
                        + " from call join node_move using (call) cross join unnest(barge_in_ms) as stop" + CALLS
                        + " group by " + columns,
                since,
                before)) {
            stops.put(
                    names(row, keys), new Stops(row.getInteger(keys), row.getInteger(keys + 1), row.getLong(keys + 2)));
        }
        Map<List<String>, Measured> measured = new HashMap<>();
        for (Row row : ask(
                "select " + columns + ", sum(false_interruptions)::bigint, sum(cut_offs)::bigint,"
                        + " sum(no_matches)::bigint, sum(fillers)::bigint, max(dead_air_ms),"
                        + " sum(provider_errors)::bigint, sum(tokens_read)::bigint, sum(tokens_written)::bigint"
                        + " from call join node_move using (call)" + CALLS + " and dead_air_ms is not null group by "
                        + columns,
                since,
                before)) {
            List<String> names = names(row, keys);
            measured.put(names, measured(row, keys, Optional.ofNullable(stops.get(names))));
        }
        return measured;
    }

    private static Measured measured(Row row, int first, Optional<Stops> stops) {
        return new Measured(
                stops,
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getInteger(first + 4),
                row.getLong(first + 5),
                row.getLong(first + 6),
                row.getLong(first + 7));
    }

    private List<Row> ask(String sql, Instant since, Instant before) {
        return database.query(sql, since.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC), zone.getId());
    }

    private static Group group(
            Row row,
            int keys,
            Map<List<String>, SortedMap<String, Long>> outcomes,
            Map<List<String>, Gaps> gaps,
            Map<List<String>, Measured> measured) {
        List<String> names = names(row, keys);
        return new Group(
                names,
                row.getLong(keys),
                row.getLong(keys + 1),
                row.getLong(keys + 2),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal(keys + 3)),
                outcomes.getOrDefault(names, new TreeMap<>()),
                Optional.ofNullable(gaps.get(names)),
                Optional.ofNullable(measured.get(names)));
    }

    private static List<String> names(Row row, int keys) {
        List<String> names = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            String name = row.getString(key);
            names.add(name == null ? "" : name);
        }
        return names;
    }

    private static String column(Key key) {
        return switch (key) {
            case CAMPAIGN -> "coalesce(campaign, '')";
            case PROFILE -> "coalesce(profile, '')";
            case DIALER -> "coalesce(dialer, '')";
            case DIRECTION -> "coalesce(lower(direction), '')";
            case DAY -> "to_char(arrived_at at time zone $3::text, 'YYYY-MM-DD')";
            case HOUR -> "to_char(arrived_at at time zone $3::text, 'HH24:00')";
        };
    }

    /** What calls are put into groups by. */
    public enum Key {
        /** Campaign or in-group. */
        CAMPAIGN,
        /** Agent profile. */
        PROFILE,
        /** Dialer. */
        DIALER,
        /** Inbound or outbound. */
        DIRECTION,
        /** Day on which the call arrived. */
        DAY,
        /** Hour of the day in which it arrived. */
        HOUR
    }

    /**
     * Calls that have all keys in common.
     *
     * @param names of the keys, in their order; empty where a call has none
     * @param calls that arrived
     * @param ended that are over
     * @param contained that the agent ended without a human
     * @param cost of all whose cost was counted
     * @param outcomes how many by status
     * @param gaps of all turns
     * @param measured how the conversations went; empty when no node told
     */
    public record Group(
            List<String> names,
            long calls,
            long ended,
            long contained,
            Optional<BigDecimal> cost,
            SortedMap<String, Long> outcomes,
            Optional<Gaps> gaps,
            Optional<Measured> measured) {
        /** Keeps what was given. */
        public Group {
            names = List.copyOf(names);
        }

        /** The share of ended calls that needed no human, in percent; empty when none has ended. */
        public Optional<Integer> containedPercent() {
            return ended == 0 ? Optional.empty() : Optional.of((int) Math.round(100.0 * contained / ended));
        }
    }

    /**
     * From the end of callers' speech to the agent's first sound, in milliseconds.
     *
     * @param p50 half of the turns took no longer
     * @param p95 of 100 turns 95 took no longer
     * @param turns that were answered
     */
    public record Gaps(int p50, int p95, long turns) {}

    /**
     * From the onset of a caller's voice over the agent's to the agent's silence, in milliseconds.
     *
     * @param p50 half of them took no longer
     * @param p95 of 100 of them 95 took no longer
     * @param times that the agent fell silent
     */
    public record Stops(int p50, int p95, long times) {}

    /**
     * How conversations went, and what they used.
     *
     * @param stops where the agent was interrupted; empty when it never was
     * @param falseInterruptions of those, the ones that were none, so that the agent spoke on
     * @param cutOffs when the agent answered though the caller had not finished
     * @param noMatches turns in whose words no answer was found
     * @param fillers words that filled the wait for a slow answer
     * @param deadAirMillis the longest that a caller who was owed an answer heard nothing
     * @param providerErrors requests at which a provider failed
     * @param tokensRead by language models
     * @param tokensWritten by language models
     */
    public record Measured(
            Optional<Stops> stops,
            long falseInterruptions,
            long cutOffs,
            long noMatches,
            long fillers,
            int deadAirMillis,
            long providerErrors,
            long tokensRead,
            long tokensWritten) {}
}
