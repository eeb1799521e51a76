package io.viciagents.dispatcher.setup;

import io.viciagents.dispatcher.setup.Entity.Care;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes SQL that an administrator reviews and runs: it makes what is missing and mends what is wrong, and does nothing when
 * it is run again. Rows that others live by are never changed; the last statements list what a human must decide.
 *
 * <p>No password stands in it. Used once, by one thread.
 */
final class SqlText {
    private static final String HEAD = """
            -- What VICIdial's database must hold for AI agents. Written by vici-setup: read it, then run it, as often as you like:
            --   mysql --init-command="SET @api_password='...'" --table asterisk < vicidial.sql
            -- with the password of the API's user. If your system hashes passwords (System Settings > Password Encryption), make
            -- that user on the Users page instead. VICIdial sees the changes within a minute; nothing is restarted.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private SqlText() {}

    static String of(Site site) {
        SqlText sql = new SqlText();
        List<Entity> entities = Entities.of(site);
        for (Entity entity : entities) {
            sql.line("");
            sql.line("-- " + entity.title());
            sql.make(entity, entity.id().equals(site.api().user()));
            if (entity.care() == Care.MEND) {
                sql.mend(entity);
            }
        }
        sql.line("");
        sql.line(
                "-- What a human must decide: rows that were there already, and are somebody else's or serve something else.");
        entities.stream().filter(SqlText::isShown).forEach(sql::show);
        return sql.text.toString();
    }

    private void make(Entity entity, boolean isApiUser) {
        Table table = entity.table();
        if (table == Table.SYSTEM) {
            return;
        }
        List<Field> fields = entity.fields();
        boolean isUser = table == Table.USERS;
        String password = isApiUser ? "@api_password" : "LEFT(SHA2(CONCAT(RAND(), UUID(), RAND()), 256), 20)";
        line("INSERT INTO " + table.sqlName() + " ("
                + list(Stream.concat(
                        Stream.of(table.key() + (isUser ? ", pass" : "")),
                        fields.stream().map(Field::column)))
                + ")");
        line("  SELECT "
                + list(Stream.concat(
                        Stream.of(quoted(entity.id()) + (isUser ? ", " + password : "")),
                        fields.stream().map(field -> quoted(field.wanted().initial()))))
                + " FROM DUAL");
        line("  WHERE NOT EXISTS (SELECT 1 FROM " + table.sqlName() + " WHERE " + isKey(entity) + ")"
                + (isApiUser ? " AND @api_password IS NOT NULL" : "") + ";");
        if (table == Table.CAMPAIGNS || table == Table.IN_GROUPS) {
            line("INSERT INTO vicidial_campaign_stats (campaign_id) SELECT " + quoted(entity.id())
                    + " FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM vicidial_campaign_stats WHERE campaign_id="
                    + quoted(entity.id()) + ");");
        }
    }

    private void mend(Entity entity) {
        for (Field field : entity.fields()) {
            String column = field.column();
            if (column.equals(entity.table().mark())) {
                continue;
            }
            switch (field.wanted()) {
                case Wanted.AtFirst _ -> {}
                case Wanted.Exactly(String value) -> update(entity, column, quoted(value), isWrong(field));
                case Wanted.OneOf(String best, List<String> _) -> update(entity, column, quoted(best), isWrong(field));
                case Wanted.Holding(List<String> words, String end, String all) ->
                    words.forEach(word -> update(entity, column, added(column, word, end), lacks(column, word, all)));
            }
        }
    }

    private void update(Entity entity, String column, String value, String condition) {
        line("UPDATE " + entity.table().sqlName() + " SET " + column + "=" + value + " WHERE " + isOurs(entity)
                + condition + ";");
    }

    private void show(Entity entity) {
        for (Field field : entity.fields()) {
            if (!(field.wanted() instanceof Wanted.AtFirst)) {
                line("SELECT " + quoted(entity.title()) + " AS what, " + quoted(field.label()) + " AS field, "
                        + field.column() + " AS is_now, "
                        + quoted(field.wanted().initial()) + " AS wanted FROM "
                        + entity.table().sqlName() + " WHERE " + isKey(entity) + " AND " + isWrong(field) + ";");
            }
        }
    }

    private static boolean isShown(Entity entity) {
        return entity.care() == Care.SHOW || !entity.table().mark().isEmpty();
    }

    private static String isWrong(Field field) {
        String column = field.column();
        return switch (field.wanted()) {
            case Wanted.AtFirst _ -> "FALSE";
            case Wanted.Exactly(String value) -> "NOT (" + column + " <=> " + quoted(value) + ")";
            case Wanted.OneOf(String best, List<String> others) ->
                "IFNULL(" + column + ",'') NOT IN ("
                        + list(Stream.concat(Stream.of(best), others.stream()).map(SqlText::quoted)) + ")";
            case Wanted.Holding(List<String> words, String _, String all) ->
                words.stream().map(word -> lacks(column, word, all)).collect(Collectors.joining(" OR ", "(", ")"));
        };
    }

    /** LIKE would take the underscore in a word for any letter. */
    private static String lacks(String column, String word, String all) {
        String padded = "CONCAT(' ', IFNULL(" + column + ",''), ' ')";
        String lacks = "LOCATE(" + quoted(" " + word + " ") + ", " + padded + ")=0";
        return all.isEmpty() ? lacks : "(" + lacks + " AND LOCATE(" + quoted(" " + all + " ") + ", " + padded + ")=0)";
    }

    private static String added(String column, String word, String end) {
        String there = "TRIM(IFNULL(" + column + ",''))";
        String bare = end.isEmpty() ? there : "TRIM(TRIM(TRAILING " + quoted(end) + " FROM " + there + "))";
        String more = "TRIM(CONCAT(" + bare + ", " + quoted(" " + word) + "))";
        return end.isEmpty() ? more : "CONCAT(' ', " + more + ", " + quoted(" " + end) + ")";
    }

    private static String isKey(Entity entity) {
        return entity.table().key().isEmpty() ? "TRUE" : entity.table().key() + "=" + quoted(entity.id());
    }

    private static String isOurs(Entity entity) {
        String mark = entity.table().mark();
        return isKey(entity) + " AND "
                + entity.fields().stream()
                        .filter(field -> field.column().equals(mark))
                        .map(field ->
                                field.column() + "=" + quoted(field.wanted().initial()) + " AND ")
                        .collect(Collectors.joining());
    }

    private static String list(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
