package io.viciagents.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;

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

    /** A message in place of an earlier one, whose fields that this version does not know are kept. */
    static byte[] over(byte[] before, Object message) {
        try {
            if (JSON.readTree(before) instanceof ObjectNode fields
                    && JSON.valueToTree(message) instanceof ObjectNode mine) {
                return JSON.writeValueAsBytes(fields.setAll(mine));
            }
            return bytes(message);
        } catch (IOException garbage) {
            return bytes(message);
        }
    }

    static <T> Optional<T> read(byte[] bytes, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, type));
        } catch (IOException wrong) {
            return Optional.empty();
        }
    }
}
