package io.viciagents.systemtests.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.systemtests.process.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an agent node kept of one call: its call.wav, caller left and agent right, and its transcript. Immutable. */
public final class NodeRecording {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADER_BYTES = 44;
    private static final int RATE_AT = 24;
    private static final int DATA_SIZE_AT = 40;
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(5);

    private final Path folder;
    private final ByteBuffer wav;

    private NodeRecording(Path folder, ByteBuffer wav) {
        this.folder = folder;
        this.wav = wav;
    }

    /**
     * Waits until the call's recording is complete, then reads it.
     *
     * @param recordings the folder of all nodes
     * @param call as asterisk/channel
     */
    public static NodeRecording of(Path recordings, String call) {
        String part = "-" + call.replace('/', '_') + "-";
        Patience.until(
                "a recording of " + call,
                WRITTEN_WITHIN,
                () -> find(recordings, part).stream().anyMatch(NodeRecording::isComplete));
        Path folder = find(recordings, part).getFirst();
        return new NodeRecording(folder, bytes(folder));
    }

    /** Whether the agent has ended its sentence with these words, in a call that still runs. */
    public static boolean isSaid(Path recordings, String call, String words) {
        return find(recordings, "-" + call.replace('/', '_') + "-").stream()
                .anyMatch(folder -> heard(folder, words).isPresent());
    }

    /** Samples a second. */
    public int sampleRate() {
        return wav.getInt(RATE_AT);
    }

    /** What the caller said. */
    public short[] caller() {
        return channel(0);
    }

    /** What the agent said. */
    public short[] agent() {
        return channel(1);
    }

    /** How much of the agent's sentence with these words was heard: whole, cut, or nothing (empty). */
    public Optional<String> heard(String words) {
        return heard(folder, words);
    }

    private static Optional<String> heard(Path folder, String words) {
        return transcript(folder).stream()
                .flatMap(line -> parsed(line).stream())
                .filter(line -> line.path("who").asText().equals("agent"))
                .filter(line -> line.path("text").asText().contains(words))
                .map(line -> line.path("heard").asText())
                .findFirst();
    }

    /** The transcript's lines, a JSON object each. */
    private static List<String> transcript(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> file =
                    files.filter(path -> path.toString().endsWith(".jsonl")).findFirst();
            return file.isPresent() ? Files.readAllLines(file.get()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    /** Empty for a line that is still being written. */
    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException half) {
            return Optional.empty();
        }
    }

    private short[] channel(int side) {
        short[] samples = new short[(wav.limit() - HEADER_BYTES) / 4];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = wav.getShort(HEADER_BYTES + i * 4 + side * 2);
        }
        return samples;
    }

    private static boolean isComplete(Path folder) {
        ByteBuffer wav = bytes(folder);
        return wav.limit() > HEADER_BYTES && wav.getInt(DATA_SIZE_AT) == wav.limit() - HEADER_BYTES;
    }

    private static ByteBuffer bytes(Path folder) {
        try {
            Path file = folder.resolve("call.wav");
            return ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0])
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static List<Path> find(Path recordings, String part) {
        if (!Files.isDirectory(recordings)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(recordings)) {
            return all.filter(path -> path.getFileName().toString().contains(part))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(recordings + " cannot be read", e);
        }
    }
}
