package io.viciagents.node.recording;

import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.node.profile.RecordingMode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Where a node keeps what it keeps of calls: a folder for each, with {@code transcript.jsonl} and {@code call.wav}. Any
 * thread. A folder that can not be made costs the record and not the call: the writer logs it.
 */
public final class CallArchive implements AutoCloseable {
    private final Path root;
    private final Clock clock;
    private final Optional<Shelf> shelf;
    private final RecordingWriter writer = new RecordingWriter();

    /**
     * Keeps calls in this folder, which need not exist yet.
     *
     * @param clock for the names of the folders
     */
    public CallArchive(Path root, Clock clock) {
        this(root, clock, Optional.empty());
    }

    /**
     * The same, and recordings are brought from there to a storage.
     *
     * @param shelf brings them, and is closed with this
     */
    public CallArchive(Path root, Clock clock, Optional<Shelf> shelf) {
        this.root = root;
        this.clock = clock;
        this.shelf = shelf;
    }

    /**
     * Begins to keep a call, or the part of it that this node holds. Never blocks: folder and files are made by the
     * writer when there is something to write.
     *
     * @param generation counts the nodes that hold the call, from 1
     */
    public Kept open(String call, int generation, String profile, RecordingMode mode, int sampleRate) {
        CallFolder folder = new CallFolder(root, LocalDateTime.now(clock), call, profile);
        CallNotes notes =
                new CallNotes(new TranscriptFile(writer, folder), folder, shelf.map(shared -> shared.address(call)));
        MaskedTranscript transcript = new MaskedTranscript(notes);
        return new Kept(
                transcript,
                recording(mode, folder, sampleRate, () -> new RecordedPart(call, generation, clock.instant())),
                (version, cost, measured) -> {
                    transcript.flush();
                    return notes.summary(version, cost, measured);
                });
    }

    private CallRecording recording(
            RecordingMode mode, CallFolder folder, int sampleRate, StereoRecording.Began began) {
        return switch (mode) {
            case OFF -> CallRecording.NONE;
            case ALWAYS ->
                new StereoRecording(
                        writer, folder, sampleRate, StereoRecording.Permission.GIVEN, began, this::complete);
            case AFTER_CONSENT ->
                new StereoRecording(
                        writer, folder, sampleRate, StereoRecording.Permission.WANTED, began, this::complete);
        };
    }

    private void complete(Path folder) {
        shelf.ifPresent(shared -> shared.keep(folder));
    }

    /** How many pieces were lost because the disk could not follow. */
    public long dropped() {
        return writer.dropped();
    }

    /** Writes what waits, and brings it to the storage. */
    @Override
    public void close() {
        writer.close();
        shelf.ifPresent(Shelf::close);
    }

    /**
     * What is kept of one call.
     *
     * @param transcript to be written by the conversation
     * @param recording to be given the sound
     * @param notes what is to be known of the conversation up to now
     */
    public record Kept(Transcript transcript, CallRecording recording, Notes notes) {
        /** Of a call that nobody makes: no word and no sound of it. */
        public Kept ofRehearsal() {
            return new Kept(Transcript.NONE, CallRecording.NONE, notes);
        }
    }

    /** Sums a conversation up; on the call's loop. */
    @FunctionalInterface
    public interface Notes {
        /**
         * Up to now.
         *
         * @param profileVersion which content of the profile it follows
         * @param cost of the providers, if it is counted
         * @param measured of its turns and providers
         */
        ConversationSummary summary(String profileVersion, Optional<BigDecimal> cost, ConversationMeasures measured);
    }
}
