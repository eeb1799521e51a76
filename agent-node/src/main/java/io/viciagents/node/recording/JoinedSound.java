package io.viciagents.node.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call's sound, put together of parts that follow each other; silence stands where nobody recorded, a minute at most.
 * Confined to one thread. Mutable: the file, and how far it is.
 */
final class JoinedSound implements AutoCloseable {
    private static final int HEADER_BYTES = 44;
    private static final int RATE_AT = 24;
    private static final int BYTES_A_PAIR = 4;
    private static final long LONGEST_SILENCE = Duration.ofMinutes(1).toMillis();
    private static final int PIECE = 1 << 16;

    private final Path whole;
    private Optional<WavFile> file = Optional.empty();
    private int sampleRate;
    private Instant until = Instant.MIN;

    JoinedSound(Path whole) {
        this.whole = whole;
    }

    /**
     * Adds what follows.
     *
     * @throws IOException also when its sound is of another kind than that before it
     */
    void add(Instant began, Path part) throws IOException {
        try (FileChannel sound = FileChannel.open(part, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (sound.read(header, 0) < HEADER_BYTES) {
                return;
            }
            int rate = header.getInt(RATE_AT);
            if (file.isEmpty()) {
                sampleRate = rate;
                until = began;
                file = Optional.of(new WavFile(whole, rate));
            } else if (rate != sampleRate) {
                throw new IOException(part + " has " + rate + " samples a second and the part before " + sampleRate);
            }
            silence(Duration.between(until, began).toMillis());
            until = began.plus(copy(sound));
        }
    }

    private void silence(long millis) throws IOException {
        long pairs = Math.clamp(millis, 0, LONGEST_SILENCE) * sampleRate / 1000;
        for (long left = pairs * BYTES_A_PAIR; left > 0; left -= PIECE) {
            write(ByteBuffer.allocate((int) Math.min(left, PIECE)));
        }
    }

    /** How long it lasts; a part that a crash left may end in the midst of a sample pair. */
    private Duration copy(FileChannel sound) throws IOException {
        long bytes = (sound.size() - HEADER_BYTES) / BYTES_A_PAIR * BYTES_A_PAIR;
        for (long at = 0; at < bytes; at += PIECE) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(bytes - at, PIECE));
            while (piece.hasRemaining() && sound.read(piece, HEADER_BYTES + at + piece.position()) > 0) {
                // On to the end of the piece.
            }
            write(piece.flip());
        }
        return Duration.ofMillis(bytes / BYTES_A_PAIR * 1000 / sampleRate);
    }

    private void write(ByteBuffer samples) throws IOException {
        if (file.isPresent()) {
            file.get().write(samples);
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
