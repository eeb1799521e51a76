package io.viciagents.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which node has which caller, from Asterisk's channels and the dispatchers' logs. Confined to one thread. */
final class Whereabouts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalAsterisk asterisk;
    private final List<Path> dispatcherLogs;
    private final Map<String, String> callIds = new HashMap<>();

    Whereabouts(LocalAsterisk asterisk, List<Path> dispatcherLogs) {
        this.asterisk = asterisk;
        this.dispatcherLogs = List.copyOf(dispatcherLogs);
    }

    /** The names of the callers' nodes, by the callers' call ids. */
    Map<String, String> nodes() {
        Map<String, String> byCallId = new HashMap<>();
        Map<String, String> known = callIds();
        for (JsonNode line : lines("connected")) {
            Optional.ofNullable(known.get(channel(line)))
                    .ifPresent(callId -> byCallId.put(callId, value(line, "node")));
        }
        return byCallId;
    }

    /** By channel; of calls that have ended, too, when they were asked for in time. */
    private Map<String, String> callIds() {
        for (JsonNode channel : asterisk.ari().get("/channels")) {
            callIds.put(
                    channel.path("id").asText(),
                    channel.path("caller").path("name").asText());
        }
        return callIds;
    }

    /**
     * A call that another node has.
     *
     * @param nanos when, by this JVM's clock
     */
    record Swap(String callId, long nanos) {}

    /** Those of calls that were there before or are now. */
    List<Swap> swapsSince(Instant since) {
        long clock = System.nanoTime()
                - Duration.between(Instant.EPOCH, Instant.now()).toNanos();
        Map<String, String> known = callIds();
        List<Swap> swaps = new ArrayList<>();
        for (JsonNode line : lines("connected")) {
            String callId = known.get(channel(line));
            long millis = line.path("timestamp").asLong();
            if (callId != null
                    && millis > since.toEpochMilli()
                    && !value(line, "generation").equals("1")) {
                swaps.add(new Swap(callId, clock + Duration.ofMillis(millis).toNanos()));
            }
        }
        return swaps;
    }

    private static String channel(JsonNode line) {
        String call = value(line, "call");
        return call.substring(call.indexOf('/') + 1);
    }

    /** How often dispatchers have said this so far. */
    long told(String message) {
        return lines(message).size();
    }

    /** In the order of time. */
    private List<JsonNode> lines(String message) {
        return dispatcherLogs.stream()
                .flatMap(log -> lines(log, message).stream())
                .sorted(Comparator.comparingLong(line -> line.path("timestamp").asLong()))
                .toList();
    }

    private static List<JsonNode> lines(Path dispatcherLog, String message) {
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
