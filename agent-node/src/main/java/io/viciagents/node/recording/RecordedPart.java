package io.viciagents.node.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one node recorded of a call. It is described in a file beside the sound, so that whoever starts after a crash knows
 * what lies there, and by its name in the storage, so that whoever puts the parts together needs nothing else.
 *
 * @param call as asterisk/channel
 * @param generation of the node that recorded it
 * @param began with its first frame
 */
record RecordedPart(String call, int generation, Instant began) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "part.json";
    private static final Pattern NAME = Pattern.compile("(.+)/part-(\\d+)-(\\d+)\\.wav");

    /** As they follow each other in the call. */
    static final Comparator<RecordedPart> ORDER =
            Comparator.comparingInt(RecordedPart::generation).thenComparing(RecordedPart::began);

    /** Leaves its description in its folder. */
    void describe(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE),
                JSON.writeValueAsString(Map.of("call", call, "generation", generation, "began", began.toString())));
    }

    /** What lies in a folder; empty when no sound of a call does. */
    static Optional<RecordedPart> in(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            return Optional.empty();
        }
        JsonNode read = JSON.readTree(folder.resolve(FILE).toFile());
        return Optional.of(new RecordedPart(
                read.path("call").asText(),
                read.path("generation").asInt(),
                Instant.parse(read.path("began").asText())));
    }

    /** All that is kept of a call in the storage begins so. */
    static String beginning(String call) {
        return CallFolder.safe(call) + "/";
    }

    /** The whole call, put together. */
    static String whole(String call) {
        return beginning(call) + CallFolder.SOUND;
    }

    /** What was said and done, as the last of its nodes wrote it. */
    static String transcript(String call) {
        return beginning(call) + CallFolder.TRANSCRIPT;
    }

    /** Of its sound in the storage. */
    String name() {
        return beginning(call) + "part-" + generation + "-" + began.toEpochMilli() + ".wav";
    }

    /** The part of a call that a name in the storage tells of. */
    static Optional<RecordedPart> named(String call, String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new RecordedPart(
                        call, Integer.parseInt(parts.group(2)), Instant.ofEpochMilli(Long.parseLong(parts.group(3)))))
                : Optional.empty();
    }
}
