package io.viciagents.dispatcher.leads;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of comma-separated values (RFC 4180): cells in quotes may hold separators, line ends and doubled quotes. The
 * separator is the comma, semicolon or tab that the first line has most of. Used once, by one thread.
 */
final class CsvText {
    /**
     * A record of the file.
     *
     * @param number of the line on which it begins, from 1
     * @param cells without quotes and the blanks around them
     */
    record Line(int number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }

        /** An empty text where the line is too short. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    private final String text;
    private final char separator;
    private final List<Line> lines = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private int number = 1;
    private int began = 1;

    private CsvText(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /** All lines that hold something. */
    static List<Line> lines(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new CsvText(bare).read();
    }

    private List<Line> read() {
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '\n') {
                number++;
            }
            if (quoted) {
                boolean doubled = letter == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (letter == '"' && !doubled) {
                    quoted = false;
                } else {
                    cell.append(letter);
                    at += doubled ? 1 : 0;
                }
            } else if (letter == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (letter == separator) {
                endCell();
            } else if (letter == '\n') {
                endLine();
            } else {
                cell.append(letter);
            }
        }
        endLine();
        return lines;
    }

    private void endCell() {
        cells.add(cell.toString().strip());
        cell = new StringBuilder();
    }

    private void endLine() {
        endCell();
        Line line = new Line(began, cells);
        if (!line.isBlank()) {
            lines.add(line);
        }
        cells = new ArrayList<>();
        began = number;
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        String bare = line.replaceAll("\"[^\"]*(\"|$)", "");
        return bare.chars().filter(letter -> letter == wanted).count();
    }

    /** One cell as it must be written. */
    static String quoted(String cell) {
        return cell.matches("[^\",;\\t\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
