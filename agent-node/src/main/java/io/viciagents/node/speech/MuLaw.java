package io.viciagents.node.speech;

import io.viciagents.node.audio.G711;

/**
 * Samples as providers take and give them: µ-law at 8 kHz. What came from a telephone as µ-law and goes on as µ-law is the same
 * byte again, so nothing is lost by the linear samples between; see docs/adr/0021-linear-samples-inside.md.
 */
public final class MuLaw {
    private static final int NARROWBAND = 8000;

    private MuLaw() {}

    /** The bytes of samples at 8 or 16 kHz. */
    public static byte[] of(short[] samples, int sampleRate) {
        int step = sampleRate / NARROWBAND;
        byte[] bytes = new byte[samples.length / step];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = G711.ULAW.encode(step == 1 ? samples[i] : middle(samples[2 * i], samples[2 * i + 1]));
        }
        return bytes;
    }

    /** The samples of bytes, at 8 or 16 kHz. */
    public static short[] samples(byte[] bytes, int sampleRate) {
        int step = sampleRate / NARROWBAND;
        short[] samples = new short[bytes.length * step];
        for (int i = 0; i < bytes.length; i++) {
            short sample = G711.ULAW.decode(bytes[i]);
            for (int j = 0; j < step; j++) {
                samples[i * step + j] = sample;
            }
        }
        return samples;
    }

    private static short middle(short one, short other) {
        return (short) ((one + other) / 2);
    }
}
