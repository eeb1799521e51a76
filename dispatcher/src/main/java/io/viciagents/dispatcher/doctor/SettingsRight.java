package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.Entity;
import io.viciagents.dispatcher.setup.Field;
import io.viciagents.dispatcher.setup.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Fields of VICIdial's admin pages are as {@code vici-setup} wants them: the same list, read again. */
final class SettingsRight implements Check {
    /** What an own check looks at. */
    static final Set<String> DO_NOT_CALL =
            Set.of("use_internal_dnc", "use_campaign_dnc", "callback_dnc", "local_call_time");

    /** What an own check looks at. */
    static final Set<String> RECORDING = Set.of("vicidial_recording", "vicidial_recording_override");

    private final String name;
    private final Tables tables;
    private final List<Entity> entities;
    private final Predicate<Field> concerned;

    /**
     * The check.
     *
     * @param entities that are looked at
     * @param concerned which of their fields
     */
    SettingsRight(String name, Tables tables, List<Entity> entities, Predicate<Field> concerned) {
        this.name = name;
        this.tables = tables;
        this.entities = List.copyOf(entities);
        this.concerned = concerned;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Finding> look() {
        return tables.look(rows -> {
            List<Finding> wrong = new ArrayList<>();
            for (Entity entity : entities) {
                look(rows, entity, wrong);
            }
            return wrong.isEmpty()
                    ? List.of(Finding.ok("", "as vici-setup wants it, " + entities.size() + " looked at"))
                    : wrong;
        });
    }

    private void look(Rows rows, Entity entity, List<Finding> wrong) {
        List<Map<String, String>> found = rows.of(entity);
        if (found.isEmpty()) {
            wrong.add(Finding.wrong(
                    entity.title(), "it is missing", "run vicidial.sql of vici-setup, or make it on that page"));
        }
        for (Map<String, String> row : found) {
            entity.wrongIn(row).stream()
                    .filter(concerned)
                    .forEach(field -> wrong.add(Finding.wrong(
                            entity.title(),
                            field.label() + " (" + field.column() + ") is '" + row.getOrDefault(field.column(), "")
                                    + "': " + field.why(),
                            "set it to " + field.wanted().text())));
        }
    }
}
