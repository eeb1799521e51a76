package io.viciagents.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line of a transcript as a viewer needs it. */
sealed interface TranscriptLine {
    /** The agent was heard to say this. */
    record Agent(String text, String remark) implements TranscriptLine {}

    /** The caller was understood to say this. */
    record Caller(String text) implements TranscriptLine {}

    /** The caller pressed keys. */
    record Keys(String keys) implements TranscriptLine {}

    /** A turn was measured, milliseconds since the end of the caller's speech. */
    record Turn(Map<String, Long> millis) implements TranscriptLine {
        public Turn {
            millis = Map.copyOf(millis);
        }
    }

    /** Anything else. */
    record Other(String text) implements TranscriptLine {}

    /** Reads one; never fails. */
    static TranscriptLine of(JsonNode event) {
        return switch (event.path("type").asText()) {
            case "agent" ->
                new Agent(event.path("text").asText(), event.path("cut").asBoolean() ? "  (cut in on)" : "");
            case "caller" -> {
                String words = event.path("words").asText();
                yield new Caller(words.isEmpty() ? "(not understood)" : words);
            }
            case "keys" -> new Keys(event.path("keys").asText());
            case "turn" -> new Turn(millis(event.path("millis")));
            default -> new Other(event.toString());
        };
    }

    private static Map<String, Long> millis(JsonNode parts) {
        Map<String, Long> millis = new LinkedHashMap<>();
        parts.properties()
                .forEach(part -> millis.put(part.getKey(), part.getValue().asLong()));
        return millis;
    }
}
