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
        String text = event.path("text").asText();
        return switch (event.path("who").asText() + " " + event.path("kind").asText()) {
            case "agent speech" -> new Agent(text, event.path("heard").asText().equals("cut") ? "  (cut in on)" : "");
            case "caller speech" -> new Caller(text.isEmpty() ? "(not understood)" : text);
            case "caller dtmf" -> new Keys(text);
            case "system turn" -> new Turn(millis(event.path("ms")));
            case "system note" -> new Other(text);
            case "system outcome" -> new Other("outcome: " + outcome(event.path("outcome")));
            default -> new Other(event.toString());
        };
    }

    private static Map<String, Long> millis(JsonNode parts) {
        Map<String, Long> millis = new LinkedHashMap<>();
        parts.properties()
                .forEach(part -> millis.put(part.getKey(), part.getValue().asLong()));
        return millis;
    }

    private static String outcome(JsonNode outcome) {
        return outcome.path("disposition").asText() + ", then "
                + outcome.path("next").path("type").asText() + ". "
                + outcome.path("summary").asText();
    }
}
