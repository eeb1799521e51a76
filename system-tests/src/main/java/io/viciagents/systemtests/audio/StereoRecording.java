package io.viciagents.systemtests.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two sides of a call as a WAV file: 8,000 a second, 16 bits, left and right. */
public final class StereoRecording {
    private static final int HEADER_BYTES = 44;

    private StereoRecording() {}

    /** Writes what has sounded so far. */
    public static void write(Path file, SoundTrack left, SoundTrack right) {
        short[] leftSamples = left.all();
        short[] rightSamples = right.all();
        int frames = Math.max(leftSamples.length, rightSamples.length);
        ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + frames * 4).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + frames * 4).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 2);
        wav.putInt(8000).putInt(8000 * 4).putShort((short) 4).putShort((short) 16);
        wav.put(ascii("data")).putInt(frames * 4);
        for (int i = 0; i < frames; i++) {
            wav.putShort(i < leftSamples.length ? leftSamples[i] : 0);
            wav.putShort(i < rightSamples.length ? rightSamples[i] : 0);
        }
        try {
            Files.write(file, wav.array());
        } catch (IOException e) {
            throw new UncheckedIOException("recording could not be written to " + file, e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
