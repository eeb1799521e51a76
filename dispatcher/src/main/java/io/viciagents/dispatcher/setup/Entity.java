package io.viciagents.dispatcher.setup;

import java.util.List;
import java.util.Map;

/**
 * One thing of VICIdial's that we need: a row of one of its tables.
 *
 * @param table where it stands
 * @param id its key there; empty where the table has one row only
 * @param fields what it is to hold
 * @param care what may be done with one that is there already
 */
public record Entity(Table table, String id, List<Field> fields, Care care) {
    /** What may be done with a row that is there already. */
    public enum Care {
        /** It is ours or made for us: fields that are wrong are set. */
        MEND,
        /** Others live by it: what differs is shown, and a human decides. */
        SHOW
    }

    /** Keeps the fields as they were given. */
    public Entity {
        fields = List.copyOf(fields);
    }

    /** For people. */
    public String title() {
        return id.isEmpty() ? table.page() : table.page() + " > " + id;
    }

    /** The fields of a row that are not as they must be. */
    public List<Field> wrongIn(Map<String, String> row) {
        return fields.stream()
                .filter(field -> !field.wanted().satisfiedBy(row.getOrDefault(field.column(), "")))
                .toList();
    }
}
