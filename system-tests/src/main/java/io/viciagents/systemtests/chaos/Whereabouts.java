package io.viciagents.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which node has which caller, from Asterisk's channels and the dispatcher's log. */
final class Whereabouts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalAsterisk asterisk;
    private final Path dispatcherLog;

    Whereabouts(LocalAsterisk asterisk, Path dispatcherLog) {
        this.asterisk = asterisk;
        this.dispatcherLog = dispatcherLog;
    }

    /** The names of the callers' nodes, by the callers' call ids. */
    Map<String, String> nodes() {
        Map<String, String> byChannel = new HashMap<>();
        for (JsonNode line : lines("connected")) {
            String call = value(line, "call");
            byChannel.put(call.substring(call.indexOf('/') + 1), value(line, "node"));
        }
        Map<String, String> byCallId = new HashMap<>();
        for (JsonNode channel : asterisk.ari().get("/channels")) {
            String node = byChannel.get(channel.path("id").asText());
            if (node != null) {
                byCallId.put(channel.path("caller").path("name").asText(), node);
            }
        }
        return byCallId;
    }

    /** How often the dispatcher has said this so far. */
    long told(String message) {
        return lines(message).size();
    }

    private List<JsonNode> lines(String message) {
        try (Stream<String> lines = Files.lines(dispatcherLog)) {
            return lines.filter(line -> line.contains("\"" + message + "\""))
                    .map(Whereabouts::parsed)
                    .filter(line -> line.path("formattedMessage").asText().equals(message))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(dispatcherLog + " cannot be read", e);
        }
    }

    /** Nothing for a line that is still being written. */
    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException half) {
            return JSON.createObjectNode();
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
}
