package io.viciagents.dispatcher.pause;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.viciagents.cluster.SharedEntries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pauses in the dispatchers' common memory. Blocks; throws {@link SharedEntries.Unavailable}. */
final class Memory {
    private static final Logger log = LoggerFactory.getLogger(Memory.class);

    /** No subject's key: there once the database has been read into this memory. */
    private static final String COMPLETE = "complete";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final SharedEntries entries;

    Memory(SharedEntries entries) {
        this.entries = entries;
    }

    /**
     * What is there.
     *
     * @param pauses by the text of their subjects
     * @param complete whether what earlier dispatchers have left in the database is among them
     */
    record Contents(Map<String, Pause> pauses, boolean complete) {}

    Contents read() {
        Map<String, byte[]> all = entries.all();
        Map<String, Pause> pauses = new TreeMap<>();
        all.forEach((key, bytes) -> {
            if (!key.equals(COMPLETE)) {
                pause(key, bytes).ifPresent(pause -> pauses.put(key, pause));
            }
        });
        return new Contents(pauses, all.containsKey(COMPLETE));
    }

    void write(Pause pause) {
        String key = pause.subject().toString();
        byte[] bytes = bytes(pause);
        boolean written = false;
        while (!written) {
            Optional<byte[]> there = entries.find(key);
            written = there.isPresent() ? entries.replace(key, there.get(), bytes) : entries.add(key, bytes);
        }
    }

    void add(Pause pause) {
        entries.add(pause.subject().toString(), bytes(pause));
    }

    void complete() {
        entries.add(COMPLETE, COMPLETE.getBytes(StandardCharsets.UTF_8));
    }

    /** False when it was not there. */
    boolean remove(Subject subject) {
        String key = subject.toString();
        Optional<byte[]> there = entries.find(key);
        while (there.isPresent()) {
            if (entries.remove(key, there.get())) {
                return true;
            }
            there = entries.find(key);
        }
        return false;
    }

    private static byte[] bytes(Pause pause) {
        try {
            return JSON.writeValueAsBytes(pause);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("no JSON for a pause", impossible);
        }
    }

    private static Optional<Pause> pause(String key, byte[] bytes) {
        try {
            return Optional.of(JSON.readValue(bytes, Pause.class));
        } catch (IOException wrong) {
            log.atError().addKeyValue("pause", key).log("a pause cannot be read: {}", wrong.getMessage());
            return Optional.empty();
        }
    }
}
