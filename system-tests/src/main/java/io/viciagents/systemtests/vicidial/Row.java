package io.viciagents.systemtests.vicidial;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of one of VICIdial's tables: columns by name, all of them text, a column that was not given is empty. */
public final class Row {
    private final Map<String, String> columns = new LinkedHashMap<>();

    /** Columns as {@code name=value|name=value}, with {@code ?} in a column for the next of the values. */
    static Row of(String columns, List<Object> values) {
        Row row = new Row();
        Iterator<Object> next = values.iterator();
        for (String column : columns.split("\\|", -1)) {
            int equals = column.indexOf('=');
            String value = column.substring(equals + 1);
            row.columns.put(
                    column.substring(0, equals),
                    value.contains("?") ? value.replace("?", next.next().toString()) : value);
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
