package io.viciagents.systemtests.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a dispatcher wrote about its calls, a JSON object a line. Confined to one thread. */
final class DispatcherLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path file;

    DispatcherLog(Path file) {
        this.file = file;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** How long each caller that was connected so far had waited, in milliseconds, in the order of connection. */
    List<Double> waits() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("\"connected\"") && line.contains("\"afterMs\""))
                    .map(DispatcherLog::waited)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("the dispatcher's log " + file + " cannot be read", e);
        }
    }

    /** How many agent nodes have announced themselves so far. */
    long nodesSeen() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("\"node seen\"")).count();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("the dispatcher's log " + file + " cannot be read", e);
        }
    }

    private static double waited(String line) {
        try {
            for (JsonNode pair : JSON.readTree(line).path("kvpList")) {
                if (pair.has("afterMs")) {
                    return pair.path("afterMs").asDouble();
                }
            }
        } catch (JsonProcessingException half) {
            throw new IllegalStateException("the dispatcher's log has a line that is no JSON: " + line, half);
        }
        throw new IllegalStateException("the dispatcher's log tells of a connection without its time: " + line);
    }
}
