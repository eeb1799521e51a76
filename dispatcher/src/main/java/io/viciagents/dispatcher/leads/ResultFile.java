package io.viciagents.dispatcher.leads;

import io.viciagents.service.life.CannotStart;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The file with a row for each line, written while it goes, so that an upload that was broken off goes on where it stopped.
 * A second file beside it holds the number of the line that is being sent: if it has no row later, nobody knows whether
 * VICIdial has its lead. Confined to one thread.
 */
final class ResultFile implements AutoCloseable {
    private final Path file;
    private final Path sending;
    private final Map<Integer, LineResult> done = new TreeMap<>();
    private final BufferedWriter writer;

    ResultFile(Path file) {
        this.file = file;
        this.sending = file.resolveSibling(file.getFileName() + ".sending");
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            // a row that was broken off in the middle is done again
            String whole = before.substring(0, before.lastIndexOf('\n') + 1);
            if (!whole.equals(before)) {
                Files.writeString(file, whole);
            }
            CsvText.lines(whole).stream()
                    .flatMap(row -> LineResult.parse(row).stream())
                    .forEach(result -> done.put(result.line(), result));
            writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (whole.isEmpty()) {
                line(LineResult.HEADINGS);
            }
        } catch (IOException refused) {
            throw unusable(refused);
        }
    }

    /** What was done before, and since. */
    Map<Integer, LineResult> done() {
        return done;
    }

    /** Whether a line has a result; refuses to go on with another file than the one that was begun. */
    boolean has(int line, String phone) {
        LineResult then = done.get(line);
        if (then != null && !then.phone().equals(phone)) {
            throw new CannotStart(file + ": it belongs to another file (line " + line
                    + " has another number there); move it away, or name another with --result");
        }
        return then != null;
    }

    /** The line that was being sent when an earlier run was broken off. */
    OptionalInt inDoubt() {
        try {
            String number = Files.exists(sending) ? Files.readString(sending).strip() : "";
            return number.matches("[0-9]{1,9}") && !done.containsKey(Integer.parseInt(number))
                    ? OptionalInt.of(Integer.parseInt(number))
                    : OptionalInt.empty();
        } catch (IOException refused) {
            throw unusable(refused);
        }
    }

    /** From now on nobody knows of this line, until it has a result. */
    void sending(int line) {
        try {
            Files.writeString(sending, Integer.toString(line));
        } catch (IOException refused) {
            throw unusable(refused);
        }
    }

    void write(LineResult result) {
        done.put(result.line(), result);
        line(result.text());
    }

    @Override
    public void close() {
        try {
            writer.close();
            if (inDoubt().isEmpty()) {
                Files.deleteIfExists(sending);
            }
        } catch (IOException refused) {
            throw unusable(refused);
        }
    }

    private void line(String text) {
        try {
            writer.write(text + "\n");
            writer.flush();
        } catch (IOException refused) {
            throw unusable(refused);
        }
    }

    private CannotStart unusable(IOException refused) {
        return new CannotStart(
                file + ": it cannot be written (" + refused.getMessage() + "); name another with --result", refused);
    }
}
