package io.viciagents.node.audio;

import static io.viciagents.node.audio.G722Band.saturated;
import static io.viciagents.node.audio.G722Band.times;

/** Samples at 16 kHz to G.722 at 64 kbit/s: two samples make a byte (ITU-T G.722, clause 3). */
final class G722Encoder {
    private static final int TAPS = 24;

    private final G722Band lower = G722Band.lower();
    private final G722Band higher = G722Band.higher();
    /** The last 22 samples of the frame before, then this frame's. */
    private int[] line = new int[TAPS - 2];

    /** Writes half as many bytes as there are samples. */
    void encode(short[] samples, byte[] payload) {
        int history = TAPS - 2;
        if (line.length != history + samples.length) {
            line = java.util.Arrays.copyOf(line, history + samples.length);
        }
        for (int i = 0; i < samples.length; i++) {
            line[history + i] = samples[i];
        }
        for (int i = 0; i < samples.length; i += 2) {
            payload[i / 2] = pair(i);
        }
        System.arraycopy(line, samples.length, line, 0, history);
    }

    /** The transmit mirror filter over the 24 samples from {@code at}, then both bands. */
    private byte pair(int at) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < TAPS / 2; i++) {
            odd += line[at + 2 * i] * G722Tables.MIRROR[i];
            even += line[at + 2 * i + 1] * G722Tables.MIRROR[TAPS / 2 - 1 - i];
        }
        return (byte) ((higherCode((even - odd) >> 14) << 6) | lowerCode((even + odd) >> 14));
    }

    private int lowerCode(int x) {
        int e = saturated(x - lower.predicted());
        int magnitude = e >= 0 ? e : -(e + 1);
        int level = 1;
        while (level < 30 && magnitude >= (G722Tables.DECISION_LEVELS[level] * lower.scale()) >> 12) {
            level++;
        }
        int code = e >= 0 ? 62 - level : level < 3 ? 64 - level : 34 - level;
        int upper = code >> 2;
        int difference = times(lower.scale(), G722Tables.LEVELS_4_BITS[upper]);
        lower.adaptScale(G722Tables.LOWER_WEIGHTS[upper]);
        lower.adaptPredictor(difference);
        return code;
    }

    private int higherCode(int x) {
        int e = saturated(x - higher.predicted());
        int magnitude = e >= 0 ? e : -(e + 1);
        boolean large = magnitude >= (564 * higher.scale()) >> 12;
        int code = (e >= 0 ? 2 : 0) + (large ? 0 : 1);
        int difference = times(higher.scale(), G722Tables.LEVELS_2_BITS[code]);
        higher.adaptScale(G722Tables.HIGHER_WEIGHTS[code]);
        higher.adaptPredictor(difference);
        return code;
    }
}
