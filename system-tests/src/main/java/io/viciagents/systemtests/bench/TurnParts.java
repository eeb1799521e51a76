package io.viciagents.systemtests.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the nodes wrote of their turns into the transcripts: each part in milliseconds. Confined to one thread. */
final class TurnParts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path recordings;
    private final Set<Path> read = new HashSet<>();

    TurnParts(Path recordings) {
        this.recordings = recordings;
    }

    /** Of the transcripts that were not read before; all calls are over. */
    Map<String, List<Long>> more() {
        Map<String, List<Long>> parts = new TreeMap<>();
        for (Path file : transcripts()) {
            if (read.add(file)) {
                lines(file)
                        .forEach(line -> line.path("ms")
                                .properties()
                                .forEach(part -> parts.computeIfAbsent(part.getKey(), _ -> new ArrayList<>())
                                        .add(part.getValue().asLong())));
            }
        }
        return parts;
    }

    private List<Path> transcripts() {
        if (!Files.isDirectory(recordings)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(recordings)) {
            return all.filter(path -> path.endsWith("transcript.jsonl")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(recordings + " cannot be read", e);
        }
    }

    private static List<JsonNode> lines(Path file) {
        try {
            List<JsonNode> turns = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                JsonNode read = JSON.readTree(line);
                if (read.path("kind").asText().equals("turn")) {
                    turns.add(read);
                }
            }
            return turns;
        } catch (JsonProcessingException half) {
            throw new IllegalStateException("a line of " + file + " is no JSON", half);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
