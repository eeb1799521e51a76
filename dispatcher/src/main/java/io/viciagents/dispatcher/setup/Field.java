package io.viciagents.dispatcher.setup;

/**
 * One field of VICIdial's admin pages, and the column behind it.
 *
 * @param label as the page calls it
 * @param column of the table
 * @param wanted what it is to hold
 * @param why one sentence without a full stop
 */
public record Field(String label, String column, Wanted wanted, String why) {
    static Field exactly(String label, String column, String value, String why) {
        return new Field(label, column, new Wanted.Exactly(value), why);
    }

    static Field atFirst(String label, String column, String value, String why) {
        return new Field(label, column, new Wanted.AtFirst(value), why);
    }
}
