package io.viciagents.dispatcher.setup;

import io.viciagents.vicidial.tables.DialerTables;
import java.util.List;
import java.util.Map;

/** The rows of entities, read one by one. Blocks; any thread but an event loop. */
public final class Rows {
    private final DialerTables tables;

    /** Reads from there. */
    public Rows(DialerTables tables) {
        this.tables = tables;
    }

    /** The rows that an entity's key names: none, one, or more where VICIdial's table allows it. */
    public List<Map<String, String>> of(Entity entity) {
        String columns =
                String.join(", ", entity.fields().stream().map(Field::column).toList());
        String select = "SELECT " + columns + " FROM " + entity.table().sqlName();
        return entity.table().key().isEmpty()
                ? all(select)
                : all(select + " WHERE " + entity.table().key() + " = ?", entity.id());
    }

    /** All rows of a question. */
    public List<Map<String, String>> all(String select, Object... parameters) {
        return tables.select(select, parameters).await();
    }
}
