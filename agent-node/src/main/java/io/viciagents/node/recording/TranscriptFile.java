package io.viciagents.node.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A transcript as a file of one JSON object a line, each written as soon as it is known: {@code {"atMs":1200,"who":"caller",
 * "kind":"speech","text":"..."}}, card numbers masked. Confined to the call's loop; the writer writes.
 */
final class TranscriptFile implements Transcript {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final RecordingWriter writer;
    private final CallFolder folder;

    TranscriptFile(RecordingWriter writer, CallFolder folder) {
        this.writer = writer;
        this.folder = folder;
    }

    @Override
    public void write(Duration at, TranscriptEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("atMs", at.toMillis());
        describe(event, line);
        byte[] bytes = (Masking.mask(text(line)) + "\n").getBytes(StandardCharsets.UTF_8);
        writer.hand(() -> append(bytes));
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(folder.file(CallFolder.TRANSCRIPT), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void describe(TranscriptEvent event, Map<String, Object> line) {
        switch (event) {
            case TranscriptEvent.AgentSaid(String text, TranscriptEvent.Hearing hearing) -> {
                who(line, "agent", "speech");
                line.put("text", text);
                line.put("heard", hearing.name().toLowerCase(Locale.ROOT));
            }
            case TranscriptEvent.CallerSaid(String words) -> {
                who(line, "caller", "speech");
                line.put("text", words);
            }
            case TranscriptEvent.Pressed(String keys) -> {
                who(line, "caller", "dtmf");
                line.put("text", keys);
            }
            case TranscriptEvent.Turn(Map<String, Long> millis) -> {
                who(line, "system", "turn");
                line.put("ms", millis);
            }
            case TranscriptEvent.Noted(String what) -> {
                who(line, "system", "note");
                line.put("text", what);
            }
            case TranscriptEvent.Ended(var outcome) -> {
                who(line, "system", "outcome");
                line.put("outcome", outcome);
            }
        }
    }

    private static void who(Map<String, Object> line, String who, String kind) {
        line.put("who", who);
        line.put("kind", kind);
    }

    private static String text(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps, texts and records of the cluster are always JSON", impossible);
        }
    }

    @Override
    public void close() {
        // Each line is complete and closed.
    }
}
