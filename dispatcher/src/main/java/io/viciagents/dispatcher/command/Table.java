package io.viciagents.dispatcher.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under headings, for people or as CSV (RFC 4180). One thread.
 *
 * <p>Cells may hold what strangers said: control characters are not printed, for a terminal would obey them, and a cell of
 * a CSV file that a spreadsheet would take for a formula gets a mark before it.
 */
final class Table {
    private static final String FORMULA = "=+-@\t\r";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row, a cell for each heading. */
    void row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(headings.size() + " cells wanted, got " + cells.length);
        }
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints it in columns; numbers to the right. */
    void print(PrintWriter out) {
        List<List<String>> printable = new ArrayList<>();
        printable.add(headings);
        rows.forEach(row -> printable.add(row.stream().map(Table::printable).toList()));
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> printable.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : printable) {
            String line = IntStream.range(0, widths.length)
                    .mapToObj(column -> padded(row.get(column), widths[column]))
                    .collect(Collectors.joining("  "));
            out.println(line.stripTrailing());
        }
        out.flush();
    }

    /** What may be shown on a terminal. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String padded(String cell, int width) {
        String space = " ".repeat(width - cell.length());
        return cell.matches("[0-9][0-9.,:%-]*") ? space + cell : cell + space;
    }

    /** The same as CSV. */
    String csv() {
        StringBuilder csv = new StringBuilder();
        csv.append(line(headings));
        rows.forEach(row -> csv.append(line(row)));
        return csv.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Table::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 && !cell.matches("-?[0-9.]+");
        String safe = formula ? "'" + cell : cell;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
