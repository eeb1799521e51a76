package io.viciagents.systemtests.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a growing file of JSON lines; what is no whole line of JSON is left alone. Confined to one thread. */
final class Tail {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path file;
    private int readBytes;

    Tail(Path file) {
        this.file = file;
    }

    /** The objects that came since the last call. */
    List<JsonNode> more() {
        byte[] all;
        try {
            all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException unreadableNow) {
            return List.of();
        }
        List<JsonNode> objects = new ArrayList<>();
        for (int at = readBytes; at < all.length; at++) {
            if (all[at] == '\n') {
                add(new String(all, readBytes, at - readBytes, StandardCharsets.UTF_8), objects);
                readBytes = at + 1;
            }
        }
        return objects;
    }

    private static void add(String line, List<JsonNode> objects) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node != null && node.isObject()) {
                objects.add(node);
            }
        } catch (JsonProcessingException noJson) {
            // A line before the log was set up, or a stack trace.
        }
    }
}
