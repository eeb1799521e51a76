package io.viciagents.dispatcher.history;

import io.vertx.sqlclient.Row;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Deletes calls from the history, keeps an audit line without the person's data, and remembers which nodes are still to
 * delete their files. Postings that VICIdial was not told yet stay until it is: a wish not to be called is not erased.
 * Blocks; throws {@link DatabaseDown}.
 */
public final class Erasures {
    /** One statement: all of it is done or nothing. */
    private static final String ERASE = "with gone as (delete from call where call in (select call from call where %s"
            + " and (ended_at is not null or arrived_at < now() - interval '1 day') limit 1000)"
            + " returning call, files_node),"
            + " moves as (delete from node_move where call in (select call from gone) returning call, node),"
            + " lines as (delete from transcript_line where call in (select call from gone)),"
            + " told as (delete from posting where call in (select call from gone) and state <> 'WAITING'),"
            + " entry as (insert into erasure (cause, asked_by, calls) select $1, $2, count(*) from gone"
            + " having count(*) > 0 returning id),"
            + " asked as (insert into erasure_node (erasure, node, calls)"
            + " select entry.id, held.node, array_agg(distinct held.call) from entry, (select call, node from moves"
            + " where node is not null union select call, files_node from gone where files_node is not null) as held"
            + " group by entry.id, held.node returning node)"
            + " select (select count(*) from gone), (select array_agg(node) from asked)";

    private final Database database;

    /** Works on this database. */
    public Erasures(Database database) {
        this.database = database;
    }

    /** How many calls a person has in the history: those that can be erased, and those that are still up. */
    public Counted count(Person person) {
        Row row = database.query(
                        "select count(*) filter (where ended_at is not null or arrived_at < now() - interval '1 day'),"
                                + " count(*) from call where " + condition(person, 1),
                        value(person))
                .getFirst();
        return new Counted(row.getLong(0), row.getLong(1) - row.getLong(0));
    }

    /** Erases a person's calls. */
    public Erased erase(Person person, String askedBy) {
        return erase(condition(person, 3), "command", askedBy, value(person));
    }

    /** Erases calls of a profile that ended so long ago, at most a thousand; answers what was done. */
    public Erased eraseOlder(String profile, Duration age) {
        return erase(
                "profile = ($3::text[])[1] and coalesce(ended_at, arrived_at) < now() - ($3::text[])[2]::interval",
                "retention",
                "dispatcher",
                new String[] {profile, age.toString()});
    }

    /** As {@link #eraseOlder(String, Duration)}, for all other profiles. */
    public Erased eraseOthersOlder(List<String> profiles, Duration age) {
        String[] values = new String[profiles.size() + 1];
        values[0] = age.toString();
        for (int index = 0; index < profiles.size(); index++) {
            values[index + 1] = profiles.get(index);
        }
        return erase(
                "(profile is null or profile <> all (($3::text[])[2:]))"
                        + " and coalesce(ended_at, connected_at, arrived_at) < now() - ($3::text[])[1]::interval",
                "retention",
                "dispatcher",
                values);
    }

    /** What VICIdial was told of calls that are erased, told meanwhile or long ago. */
    public void forgetTold(Duration age) {
        database.query(
                "delete from posting where state <> 'WAITING' and recorded_at < now() - $1::text::interval"
                        + " and not exists (select 1 from call where call.call = posting.call)",
                age.toString());
    }

    private Erased erase(String condition, String cause, String askedBy, Object value) {
        Row row = database.query(String.format(ERASE, condition), cause, askedBy, value)
                .getFirst();
        String[] nodes = row.getArrayOfStrings(1);
        return new Erased(row.getLong(0), nodes == null ? List.of() : List.of(nodes));
    }

    private static String condition(Person person, int value) {
        return switch (person) {
            case Person.Phone phone -> "phone = $" + value;
            case Person.Lead lead -> "(dialer || '/' || lead = $" + value + " or lead::text = $" + value + ")";
        };
    }

    private static String value(Person person) {
        return switch (person) {
            case Person.Phone(String digits) -> digits;
            case Person.Lead(long number, Optional<String> dialer) ->
                dialer.map(name -> name + "/").orElse("") + number;
        };
    }

    /** What nodes of these names are still to delete. */
    public List<Open> open(List<String> nodes) {
        return database
                .query(
                        "select erasure, node, calls from erasure_node where answered_at is null and node = any ($1)"
                                + " order by erasure limit 100",
                        (Object) nodes.toArray(String[]::new))
                .stream()
                .map(row -> new Open(
                        row.getLong(0),
                        row.getString(1),
                        Arrays.stream(row.getArrayOfStrings(2))
                                .map(CallRef::parse)
                                .toList()))
                .toList();
    }

    /** A node has deleted its files. */
    public void answered(Open open, int folders) {
        database.query(
                "update erasure_node set answered_at = now(), folders = $3, calls = '{}' where erasure = $1 and node = $2",
                open.erasure(),
                open.node(),
                folders);
    }

    /** The last erasures, newest first: a line for each node that was asked. */
    public List<Audited> audit(int most) {
        return database
                .query(
                        "select erasure.id, at, cause, asked_by, erasure.calls, node, answered_at, folders from erasure"
                                + " left join erasure_node on erasure_node.erasure = erasure.id"
                                + " order by erasure.id desc, node limit $1",
                        most)
                .stream()
                .map(row -> new Audited(
                        row.getLong(0),
                        row.getOffsetDateTime(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getInteger(4),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getOffsetDateTime(6)).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getInteger(7))))
                .toList();
    }

    /** Whose calls. */
    public sealed interface Person {
        /**
         * All calls with a number.
         *
         * @param digits of it, and nothing else
         */
        record Phone(String digits) implements Person {}

        /**
         * All calls of a lead.
         *
         * @param dialer whose lead it is; all dialers when it is not said
         */
        record Lead(long number, Optional<String> dialer) implements Person {}
    }

    /**
     * How many calls there are.
     *
     * @param over that can be erased
     * @param up that are still going on
     */
    public record Counted(long over, long up) {}

    /**
     * What was erased.
     *
     * @param calls from the history
     * @param nodes that are to delete their files
     */
    public record Erased(long calls, List<String> nodes) {}

    /** What a node is still to delete. */
    public record Open(long erasure, String node, List<CallRef> calls) {}

    /**
     * An erasure, and one of the nodes that were asked.
     *
     * @param cause command or retention
     * @param askedBy who
     * @param node that was asked, if any was
     * @param answered when it had deleted its files
     * @param folders how many it had
     */
    public record Audited(
            long erasure,
            Instant at,
            String cause,
            String askedBy,
            int calls,
            Optional<String> node,
            Optional<Instant> answered,
            Optional<Integer> folders) {}
}
