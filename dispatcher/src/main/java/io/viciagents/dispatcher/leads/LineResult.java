package io.viciagents.dispatcher.leads;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of one line.
 *
 * @param line its number in the file
 * @param phone as the file has it
 * @param kind in a word
 * @param lead its id, or that of the one that was there; empty without one
 * @param why for people; empty when all is well
 */
record LineResult(int line, String phone, Kind kind, String lead, String why) {
    static final String HEADINGS = "line,phone_number,result,lead_id,why";

    /** In a word. */
    enum Kind {
        /** It is in the list now. */
        ADDED,
        /** It was there already. */
        DUPLICATE,
        /** It must not be called. */
        DNC,
        /** It cannot be added like this. */
        ERROR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String text() {
        return List.of(Integer.toString(line), phone, kind.word(), lead, why).stream()
                .map(CsvText::quoted)
                .collect(Collectors.joining(","));
    }

    static Optional<LineResult> parse(CsvText.Line row) {
        if (!row.cell(0).matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(row.cell(2))) {
                return Optional.of(
                        new LineResult(Integer.parseInt(row.cell(0)), row.cell(1), kind, row.cell(3), row.cell(4)));
            }
        }
        return Optional.empty();
    }
}
