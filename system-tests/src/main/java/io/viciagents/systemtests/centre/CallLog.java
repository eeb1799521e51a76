package io.viciagents.systemtests.centre;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What dispatchers wrote about their calls, a JSON object a line: who arrived, and how each ended. Any thread. */
public final class CallLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Path> files;

    CallLog(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** The calls that arrived so far, as asterisk/channel, in order. */
    public List<String> arrived() {
        return lines("arrived").stream().map(line -> value(line, "call")).toList();
    }

    /** The calls that have ended, in order. */
    public List<Ended> ended() {
        return lines("ended").stream()
                .map(line -> new Ended(value(line, "call"), value(line, "disposition"), value(line, "leaving")))
                .toList();
    }

    /** Why agent nodes refused this call, in order. */
    public List<String> refusals(String call) {
        return lines("refused").stream()
                .filter(line -> value(line, "call").equals(call))
                .map(line -> value(line, "reason"))
                .toList();
    }

    private List<JsonNode> lines(String message) {
        return files.stream()
                .flatMap(file -> lines(file, message).stream())
                .sorted(Comparator.comparingLong(line -> line.path("timestamp").asLong()))
                .toList();
    }

    private static List<JsonNode> lines(Path file, String message) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("\"" + message + "\""))
                    .flatMap(line -> parsed(line).stream())
                    .filter(line -> line.path("formattedMessage").asText().equals(message))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("the dispatcher's log " + file + " cannot be read", e);
        }
    }

    /** Empty for a line that is still being written. */
    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException half) {
            return Optional.empty();
        }
    }

    private static String value(JsonNode line, String key) {
        for (JsonNode pair : line.path("kvpList")) {
            if (pair.has(key)) {
                return pair.path(key).asText();
            }
        }
        return "";
    }

    /**
     * How a call ended.
     *
     * @param call as asterisk/channel
     * @param disposition VICIdial's status
     * @param leaving who ended it, in the dispatcher's words
     */
    public record Ended(String call, String disposition, String leaving) {}
}
