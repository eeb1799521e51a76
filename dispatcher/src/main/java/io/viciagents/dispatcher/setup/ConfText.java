package io.viciagents.dispatcher.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration file of Asterisk's in which single keys are changed and everything else, comments too, stays as it was.
 * Confined to one thread.
 */
final class ConfText {
    private static final Pattern HEADER = Pattern.compile("^\\[([^\\]]+)\\](\\([^)]*\\))?.*");
    private static final Pattern SETTING = Pattern.compile("^\\s*([^=;\\[\\s]+)\\s*=>?\\s*([^;]*?)\\s*(;.*)?$");

    private final List<String> lines;

    /** What is there; an empty text for a new file. */
    ConfText(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    /** What a key holds; the last one counts, as for Asterisk. */
    Optional<String> get(String section, String key) {
        return indexOf(section, key).map(index -> value(lines.get(index)));
    }

    /** Sets a key, in its line if it has one, else at the end of its section, which is made if need be. */
    void set(String section, String key, String value) {
        String line = key + " = " + value;
        Optional<Integer> there = indexOf(section, key);
        if (there.isPresent()) {
            lines.set(there.get(), line);
            return;
        }
        int end = endOf(section);
        if (end < 0) {
            if (!lines.isEmpty() && !lines.getLast().isBlank()) {
                lines.add("");
            }
            lines.add("[" + section + "]");
            lines.add(line);
        } else {
            lines.add(end, line);
        }
    }

    /** Whether a line is there that reads so but for its blanks. */
    boolean hasLine(String wanted) {
        return lines.stream()
                .anyMatch(line -> line.strip().replaceAll("\\s+", " ").equals(wanted));
    }

    /** Adds a line at the end. */
    void append(String line) {
        lines.add(line);
    }

    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private Optional<Integer> indexOf(String section, String key) {
        Optional<Integer> found = Optional.empty();
        String current = "";
        for (int index = 0; index < lines.size(); index++) {
            Matcher header = HEADER.matcher(lines.get(index));
            if (header.matches()) {
                current = header.group(1);
            } else if (current.equals(section) && key.equals(key(lines.get(index)))) {
                found = Optional.of(index);
            }
        }
        return found;
    }

    /** Behind the last line of the section that says something; -1 without the section. */
    private int endOf(String section) {
        String current = "";
        int end = -1;
        for (int index = 0; index < lines.size(); index++) {
            Matcher header = HEADER.matcher(lines.get(index));
            current = header.matches() ? header.group(1) : current;
            boolean says = header.matches() || !key(lines.get(index)).isEmpty();
            if (current.equals(section) && says) {
                end = index + 1;
            }
        }
        return end;
    }

    private static String key(String line) {
        Matcher setting = SETTING.matcher(line);
        return setting.matches() ? setting.group(1) : "";
    }

    private static String value(String line) {
        Matcher setting = SETTING.matcher(line);
        return setting.matches() ? setting.group(2) : "";
    }
}
