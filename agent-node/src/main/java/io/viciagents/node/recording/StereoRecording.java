package io.viciagents.node.recording;

import io.viciagents.node.profile.Privacy;
import io.viciagents.node.recording.RecordingWriter.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a call's sound: the caller left, the agent right, as both were on the line. Confined to the call's loop, but for what
 * the writer does.
 *
 * <p>The caller's frames set the pace; beside each goes the agent's frame of the same 20 ms, or silence. A second is gathered
 * and handed to the writer. Mutable: what is gathered, whether it may be kept, and whether it is private just now.
 */
final class StereoRecording implements CallRecording {
    private static final int BYTES_A_PAIR = 4;
    private static final int MOST_AHEAD = 5;
    private static final short[] SILENCE = {};

    private final RecordingWriter writer;
    private final CallFolder folder;
    private final int sampleRate;
    private final Began began;
    private final Consumer<Path> complete;
    private final Deque<short[]> agent = new ArrayDeque<>();
    private ByteBuffer second;
    private Optional<RecordedPart> part = Optional.empty();
    private Permission permission;
    private Privacy privacy = Privacy.OPEN;
    /** Touched by the writer's thread only. */
    private Optional<WavFile> file = Optional.empty();

    /**
     * Keeps nothing yet.
     *
     * @param began tells of which call it is a part, when its first frame comes
     * @param complete is given the folder when all is written, on the writer's thread
     */
    StereoRecording(
            RecordingWriter writer,
            CallFolder folder,
            int sampleRate,
            Permission permission,
            Began began,
            Consumer<Path> complete) {
        this.writer = writer;
        this.folder = folder;
        this.sampleRate = sampleRate;
        this.permission = permission;
        this.began = began;
        this.complete = complete;
        this.second = empty();
    }

    private ByteBuffer empty() {
        return ByteBuffer.allocate(sampleRate * BYTES_A_PAIR).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void agent(short[] samples) {
        if (permission == Permission.GIVEN && agent.size() < MOST_AHEAD) {
            agent.add(samples.clone());
        }
    }

    @Override
    public void caller(short[] samples) {
        if (permission != Permission.GIVEN) {
            return;
        }
        if (part.isEmpty()) {
            part = Optional.of(began.now());
        }
        short[] beside = agent.isEmpty() ? SILENCE : agent.remove();
        if (privacy == Privacy.PRIVATE) {
            beside = SILENCE;
        }
        for (int sample = 0; sample < samples.length; sample++) {
            second.putShort(privacy == Privacy.PRIVATE ? 0 : samples[sample]);
            second.putShort(sample < beside.length ? beside[sample] : 0);
            if (!second.hasRemaining()) {
                flush();
            }
        }
    }

    @Override
    public void allow() {
        if (permission == Permission.WANTED) {
            permission = Permission.GIVEN;
        }
    }

    @Override
    public void keep(Privacy now) {
        privacy = now;
    }

    private void flush() {
        ByteBuffer gathered = second.flip();
        second = empty();
        if (gathered.hasRemaining()) {
            Optional<RecordedPart> described = part;
            writer.hand(() -> open(described).write(gathered));
        }
    }

    private WavFile open(Optional<RecordedPart> described) throws IOException {
        if (file.isEmpty()) {
            Path sound = folder.file(CallFolder.SOUND);
            if (described.isPresent() && folder.made().isPresent()) {
                described.get().describe(folder.made().get());
            }
            file = Optional.of(new WavFile(sound, sampleRate));
        }
        return file.get();
    }

    @Override
    public void close() {
        if (permission == Permission.GIVEN) {
            flush();
            writer.hand((Work) () -> {
                if (file.isPresent()) {
                    file.get().close();
                    folder.made().ifPresent(complete);
                }
            });
        }
        permission = Permission.CLOSED;
    }

    /** Tells which part of which call begins now. */
    @FunctionalInterface
    interface Began {
        RecordedPart now();
    }

    /** Whether sound may be kept. */
    enum Permission {
        /** The caller has not been asked, or has not agreed. */
        WANTED,
        /** It may. */
        GIVEN,
        /** The call is over. */
        CLOSED
    }
}
