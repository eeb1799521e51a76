package io.viciagents.dispatcher.setup;

import java.util.List;

/** Writes every admin field with its value, as a page to read beside VICIdial's own. */
final class FieldsPage {
    private static final String HEAD = """
            # What to set on VICIdial's admin pages

            Written by vici-setup; `vicidial.sql` beside it does the same. "Or what you like" is where we begin and you decide. Columns are named as in VICIdial's database.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private FieldsPage() {}

    static String of(Site site) {
        FieldsPage page = new FieldsPage();
        List<Entity> entities = Entities.of(site);
        for (Entity entity : entities) {
            boolean isLine = site.agents().stream().anyMatch(entry -> isLine(entity, entry));
            if (!isLine) {
                page.section(entity.title(), entity.fields());
            }
        }
        for (AgentLines entry : site.agents()) {
            page.section(
                    Table.USERS.page() + " > " + entry.firstUser() + " to " + entry.lastUser()
                            + ", one for each line of remote agent " + entry.firstUser(),
                    LineUsers.of(site, entry).getFirst().fields());
        }
        return page.text.toString();
    }

    private static boolean isLine(Entity entity, AgentLines entry) {
        return entity.table() == Table.USERS
                && entity.id().matches("[0-9]{1,12}")
                && Long.parseLong(entity.id()) >= entry.firstUser()
                && Long.parseLong(entity.id()) <= entry.lastUser();
    }

    private void section(String title, List<Field> fields) {
        text.append("\n## ").append(title).append("\n| field | value | column | why |\n|---|---|---|---|\n");
        for (Field field : fields) {
            text.append("| ")
                    .append(field.label())
                    .append(" | ")
                    .append(field.wanted().text().replace("|", "\\|"))
                    .append(" | ")
                    .append(field.column())
                    .append(" | ")
                    .append(field.why())
                    .append(" |\n");
        }
    }
}
