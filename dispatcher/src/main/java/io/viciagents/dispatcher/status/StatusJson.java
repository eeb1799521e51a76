package io.viciagents.dispatcher.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The cluster's status as JSON; a command of another version ignores what it does not know. */
public final class StatusJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StatusJson() {}

    static String write(ClusterStatus status) {
        try {
            return JSON.writeValueAsString(status) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a status of texts and numbers is always JSON", impossible);
        }
    }

    /**
     * Reads it again.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ClusterStatus read(String json) {
        try {
            return JSON.readValue(json, ClusterStatus.class);
        } catch (JsonProcessingException other) {
            throw new IllegalArgumentException("no status of a cluster: " + other.getOriginalMessage(), other);
        }
    }
}
