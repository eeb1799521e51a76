package io.viciagents.dispatcher.books;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** Tasks as JSON, for whoever keeps them. Unknown fields are ignored; an unknown kind of task is an empty answer. */
public final class TaskJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private TaskJson() {}

    /** Writes one. */
    public static String write(BookTask task) {
        try {
            return JSON.writerFor(BookTask.class).writeValueAsString(task);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("no JSON for a " + task.getClass().getName(), impossible);
        }
    }

    /** Reads one. */
    public static Optional<BookTask> read(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, BookTask.class));
        } catch (JsonProcessingException wrong) {
            return Optional.empty();
        }
    }
}
