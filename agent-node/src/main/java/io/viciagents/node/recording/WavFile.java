package io.viciagents.node.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV file, 16-bit linear, two channels, being written. Its header is right after each write, so that what a crash leaves
 * behind can be heard. Confined to the writer's thread.
 *
 * <p>Format: RIFF with the chunks {@code fmt } and {@code data}, the canonical 44 bytes.
 */
final class WavFile implements AutoCloseable {
    private static final int HEADER_BYTES = 44;
    private static final int CHANNELS = 2;
    private static final int BYTES_A_SAMPLE = 2;
    private static final int PCM = 1;

    private final FileChannel file;
    private final int sampleRate;
    private int dataBytes;

    WavFile(Path path, int sampleRate) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.sampleRate = sampleRate;
        writeHeader();
    }

    /** Appends whole sample pairs: caller, agent, caller, agent. */
    void write(ByteBuffer samples) throws IOException {
        long at = HEADER_BYTES + (long) dataBytes;
        int bytes = samples.remaining();
        while (samples.hasRemaining()) {
            at += file.write(samples, at);
        }
        dataBytes += bytes;
        writeHeader();
    }

    private void writeHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) PCM).putShort((short) CHANNELS);
        header.putInt(sampleRate).putInt(sampleRate * CHANNELS * BYTES_A_SAMPLE);
        header.putShort((short) (CHANNELS * BYTES_A_SAMPLE)).putShort((short) (8 * BYTES_A_SAMPLE));
        header.put(ascii("data")).putInt(dataBytes).flip();
        long at = 0;
        while (header.hasRemaining()) {
            at += file.write(header, at);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
