package io.viciagents.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Messages and records as JSON, so that two versions can talk and a person can read them. Unknown fields are ignored in
 * messages; an unknown kind of message, or what is no message at all, is an empty answer.
 */
final class Wire {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private Wire() {}

    static byte[] bytes(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "no JSON for a " + message.getClass().getName(), impossible);
        }
    }

    /**
     * A message in place of an earlier one, whose fields that this version does not know are kept: those of the message, and
     * those within whatever it hands on as it was.
     */
    static byte[] over(byte[] before, Object message) {
        byte[] bytes = bytes(message);
        try {
            if (JSON.readTree(before) instanceof ObjectNode there && JSON.readTree(bytes) instanceof ObjectNode mine) {
                mine.properties().forEach(field -> {
                    if (!isHandedOn(there.path(field.getKey()), field.getValue())) {
                        there.set(field.getKey(), field.getValue());
                    }
                });
                return JSON.writeValueAsBytes(there);
            }
            return bytes;
        } catch (IOException garbage) {
            return bytes;
        }
    }

    /** Whether all that this version knows of it is as it was. */
    private static boolean isHandedOn(JsonNode before, JsonNode mine) {
        if (mine instanceof ObjectNode && before instanceof ObjectNode) {
            return mine.properties().stream()
                    .allMatch(field -> isHandedOn(before.path(field.getKey()), field.getValue()));
        }
        if (mine instanceof ArrayNode && before instanceof ArrayNode) {
            return mine.size() == before.size()
                    && IntStream.range(0, mine.size()).allMatch(at -> isHandedOn(before.get(at), mine.get(at)));
        }
        return mine.equals(before) || (mine.isNull() && before.isMissingNode());
    }

    static <T> Optional<T> read(byte[] bytes, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, type));
        } catch (IOException wrong) {
            return Optional.empty();
        }
    }
}
