package io.viciagents.systemtests.vicidial;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * VICIdial's database: tables of rows, by VICIdial's names. Not for several threads: {@link StandIn#books} lends it to one
 * at a time.
 */
public final class Books {
    private final Map<String, List<Row>> tables = new HashMap<>();
    private final Map<String, Long> nextIds = new HashMap<>();
    private Clock clock;

    Books(Clock clock) {
        this.clock = clock;
    }

    /** Adds a row: its columns as {@code name=value|name=value}, with {@code ?} for each of the values. */
    public Row insert(String table, String columns, Object... values) {
        Row row = Row.of(columns, List.of(values));
        rows(table).add(row);
        return row;
    }

    /** All rows of a table; a change of them is a change of the table. */
    public List<Row> rows(String table) {
        return tables.computeIfAbsent(table, name -> new ArrayList<>());
    }

    /** The first row whose column holds that. */
    public Optional<Row> find(String table, String column, Object value) {
        return rows(table).stream().filter(row -> row.is(column, value)).findFirst();
    }

    /** All rows whose column holds that. */
    public List<Row> all(String table, String column, Object value) {
        return rows(table).stream().filter(row -> row.is(column, value)).toList();
    }

    /** Takes rows away; answers how many. */
    public int delete(String table, String column, Object value) {
        int before = rows(table).size();
        rows(table).removeIf(row -> row.is(column, value));
        return before - rows(table).size();
    }

    /** What the next row with an automatic number gets. */
    public void nextId(String table, long id) {
        nextIds.put(table, id);
    }

    long takeId(String table) {
        long id = nextIds.getOrDefault(table, 1L);
        nextIds.put(table, id + 1);
        return id;
    }

    /** The dialer's clock; its zone is the dialer's. */
    public void clock(Clock other) {
        this.clock = other;
    }

    LocalDateTime now() {
        return LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }

    long epoch() {
        return clock.instant().getEpochSecond();
    }
}
