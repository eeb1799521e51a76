package io.viciagents.node.recording;

import io.viciagents.node.profile.RecordingMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node keeps what it keeps of calls: a folder for each, with {@code transcript.jsonl} and {@code call.wav}. Any
 * thread. A folder that can not be made costs the record and not the call: it is logged.
 */
public final class CallArchive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallArchive.class);

    private final Path root;
    private final Clock clock;
    private final RecordingWriter writer = new RecordingWriter();

    /**
     * Keeps calls in this folder, which need not exist yet.
     *
     * @param clock for the names of the folders
     */
    public CallArchive(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    /** Makes the folder of a call; blocks for as long as that takes, so keep it off the media loop or the disk quick. */
    public Kept open(String call, String profile, RecordingMode mode, int sampleRate) {
        try {
            Path folder = CallFolder.create(root, LocalDateTime.now(clock), call, profile);
            return new Kept(
                    Optional.of(folder),
                    new TranscriptFile(writer, folder.resolve("transcript.jsonl")),
                    recording(mode, folder.resolve("call.wav"), sampleRate));
        } catch (IOException unwritable) {
            LOG.atWarn().addKeyValue("call", call).setCause(unwritable).log(
                    "the call is not recorded: no folder can be made; see 'recordings' in the configuration");
            return new Kept(Optional.empty(), Transcript.NONE, CallRecording.NONE);
        }
    }

    private CallRecording recording(RecordingMode mode, Path path, int sampleRate) {
        return switch (mode) {
            case OFF -> CallRecording.NONE;
            case ALWAYS -> new StereoRecording(writer, path, sampleRate, StereoRecording.Permission.GIVEN);
            case AFTER_CONSENT -> new StereoRecording(writer, path, sampleRate, StereoRecording.Permission.WANTED);
        };
    }

    /** How many pieces were lost because the disk could not follow. */
    public long dropped() {
        return writer.dropped();
    }

    /** Writes what waits. */
    @Override
    public void close() {
        writer.close();
    }

    /**
     * What is kept of one call.
     *
     * @param folder where, if it could be made
     * @param transcript to be written by the conversation
     * @param recording to be given the sound
     */
    public record Kept(Optional<Path> folder, Transcript transcript, CallRecording recording) {}
}
