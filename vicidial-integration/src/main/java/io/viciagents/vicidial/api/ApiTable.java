package io.viciagents.vicidial.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of {@code header=YES}: the columns' names in the first line, a row in each other line, {@code |} between. */
final class ApiTable {
    private ApiTable() {}

    /** All rows by column; a row that is too short has empty columns at its end. */
    static List<Map<String, String>> rows(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        String[] header = lines.getFirst().split("\\|", -1);
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> row(header, line, header.length))
                .toList();
    }

    /**
     * The only row, in which one column may hold {@code |} or line breaks, because people write into it and VICIdial does
     * not escape: what there is too much belongs to that column.
     */
    static Map<String, String> row(String text, String loose) {
        int end = text.indexOf('\n');
        if (end < 0) {
            return Map.of();
        }
        String[] header = text.substring(0, end).split("\\|", -1);
        int column = List.of(header).indexOf(loose);
        return row(header, text.substring(end + 1).replaceAll("\n$", ""), column < 0 ? header.length : column);
    }

    private static Map<String, String> row(String[] header, String line, int loose) {
        List<String> values = new ArrayList<>(List.of(line.split("\\|", -1)));
        while (values.size() > header.length && loose + 1 < values.size()) {
            values.set(loose, values.get(loose) + "|" + values.remove(loose + 1));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < header.length; column++) {
            row.put(header[column], column < values.size() ? values.get(column) : "");
        }
        return row;
    }
}
