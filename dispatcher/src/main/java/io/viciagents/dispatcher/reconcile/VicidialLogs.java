package io.viciagents.dispatcher.reconcile;

import io.viciagents.dispatcher.reconcile.Logged.Kind;
import io.viciagents.dispatcher.vicidial.Compared;
import io.viciagents.vicidial.tables.DialerTables;
import io.viciagents.vicidial.tables.TablesException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The calls of one dialer that concern us, by its own tables: those that it gave to our remote agents, and those of our
 * campaigns and in-groups that were dropped, or are stuck without a disposition. A call that VICIdial still has is none of
 * them. Blocks; throws {@link TablesException}.
 *
 * @param dialer its name
 * @param zone of its server, in which VICIdial writes times
 * @param ours what of it is ours
 * @param tables read through an account that may only SELECT
 */
record VicidialLogs(String dialer, ZoneId zone, OurPart ours, DialerTables tables) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /** In whose name VICIdial writes of calls that no agent had. */
    private static final List<String> NOBODY = List.of("", "VDAD", "VDCL");

    /** The log may be the campaign's or, of a caller who came in, the in-group's. */
    private static final String GIVEN = "SELECT r.callerid, r.campaign_id, r.lead_id, r.call_time AS began,"
            + " COALESCE((SELECT MAX(c.status) FROM vicidial_closer_log c WHERE c.uniqueid = r.uniqueid"
            + " AND c.campaign_id = r.campaign_id), (SELECT MAX(l.status) FROM vicidial_log l"
            + " WHERE l.uniqueid = r.uniqueid), '') AS status, 0 AS length_in_sec FROM vicidial_remote_agent_log r"
            + " WHERE r.call_time >= ? AND (r.user IN %1$s OR r.ra_user IN %1$s)"
            + " AND NOT EXISTS (SELECT 1 FROM vicidial_auto_calls a WHERE a.uniqueid = r.uniqueid) ORDER BY r.call_time";

    private static final String LEFT =
            "SELECT '' AS callerid, l.campaign_id, l.lead_id, l.call_date AS began, l.status,"
                    + " l.length_in_sec FROM %2$s l WHERE l.call_date >= ? AND l.campaign_id IN %3$s"
                    + " AND (l.status IN %4$s OR l.status IN %5$s AND l.user IN %1$s)"
                    + " AND NOT EXISTS (SELECT 1 FROM vicidial_auto_calls a WHERE a.uniqueid = l.uniqueid)"
                    + " AND NOT EXISTS (SELECT 1 FROM vicidial_remote_agent_log r WHERE r.uniqueid = l.uniqueid"
                    + " AND r.call_time >= ? AND (r.user IN %1$s OR r.ra_user IN %1$s)) ORDER BY l.call_date";

    /** What it has since then, in the order of its tables. */
    List<Logged> since(Instant since) {
        if (ours.entries().isEmpty()) {
            return List.of();
        }
        Set<String> users = users();
        List<Logged> found = new ArrayList<>(given(since, users));
        found.addAll(left("vicidial_log", since, users));
        found.addAll(left("vicidial_closer_log", since, users));
        return found;
    }

    private List<Logged> given(Instant since, Set<String> users) {
        return ask(GIVEN.formatted(marks(users)), List.of(text(since)), users, users).stream()
                .map(row -> logged(row, Kind.GIVEN))
                .toList();
    }

    private List<Logged> left(String table, Instant since, Set<String> users) {
        Set<String> writers = new TreeSet<>(users);
        writers.addAll(NOBODY);
        String sql = LEFT.formatted(
                marks(writers), table, marks(ours.groups()), marks(Compared.DROPPED), marks(Compared.UNDECIDED));
        return ask(
                        sql,
                        List.of(text(since)),
                        ours.groups(),
                        Compared.DROPPED,
                        Compared.UNDECIDED,
                        writers,
                        List.of(text(since)),
                        writers,
                        writers)
                .stream()
                .map(row -> logged(row, Compared.DROPPED.contains(row.get("status")) ? Kind.DROPPED : Kind.STUCK))
                .toList();
    }

    /** The users of our entries: each line has one, numbered on from user_start. */
    private Set<String> users() {
        Set<String> users = new TreeSet<>(ours.entries());
        ask(
                        "SELECT user_start, number_of_lines FROM vicidial_remote_agents WHERE user_start IN "
                                + marks(ours.entries()),
                        ours.entries())
                .forEach(row -> lines(row).forEach(users::add));
        return users;
    }

    private static Stream<String> lines(Map<String, String> entry) {
        String start = entry.getOrDefault("user_start", "");
        return start.matches("[0-9]{1,18}")
                ? LongStream.range(0, number(entry, "number_of_lines"))
                        .mapToObj(line -> String.valueOf(Long.parseLong(start) + line))
                : Stream.of(start);
    }

    private List<Map<String, String>> ask(String sql, Collection<?>... parameters) {
        return tables.select(
                        sql, Stream.of(parameters).flatMap(Collection::stream).toArray())
                .await();
    }

    private static String marks(Collection<?> values) {
        return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    private Logged logged(Map<String, String> row, Kind kind) {
        return new Logged(
                dialer,
                row.getOrDefault("callerid", ""),
                row.getOrDefault("campaign_id", ""),
                number(row, "lead_id"),
                LocalDateTime.parse(row.getOrDefault("began", ""), TIME)
                        .atZone(zone)
                        .toInstant(),
                Duration.ofSeconds(number(row, "length_in_sec")),
                row.getOrDefault("status", ""),
                kind);
    }

    private String text(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    private static long number(Map<String, String> row, String column) {
        String text = row.getOrDefault(column, "");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
