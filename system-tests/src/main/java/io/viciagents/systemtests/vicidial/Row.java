package io.viciagents.systemtests.vicidial;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row of one of VICIdial's tables: columns by name, all of them text, a column that was not given is empty. */
public final class Row {
    private final Map<String, String> columns = new LinkedHashMap<>();

    /** Columns as {@code name=value|name=value}. */
    static Row of(String columns) {
        Row row = new Row();
        for (String column : columns.split("\\|")) {
            int equals = column.indexOf('=');
            row.columns.put(column.substring(0, equals), column.substring(equals + 1));
        }
        return row;
    }

    /** Writes columns, names and values in turn. */
    public Row set(Object... namesAndValues) {
        for (int at = 0; at < namesAndValues.length; at += 2) {
            columns.put(namesAndValues[at].toString(), namesAndValues[at + 1].toString());
        }
        return this;
    }

    /** Reads a column. */
    public String get(String column) {
        return columns.getOrDefault(column, "");
    }

    /** Reads a column of digits; 0 when it is empty. */
    public long number(String column) {
        return get(column).isEmpty() ? 0 : Long.parseLong(get(column));
    }

    /** Whether a column holds that. */
    public boolean is(String column, Object value) {
        return get(column).equals(value.toString());
    }

    /** Whether a column of names between blanks, such as {@code closer_campaigns}, holds that name. */
    public boolean lists(String column, String name) {
        return (" " + get(column) + " ").contains(" " + name + " ");
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}
