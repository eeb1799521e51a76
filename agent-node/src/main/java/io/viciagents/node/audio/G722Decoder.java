package io.viciagents.node.audio;

import static io.viciagents.node.audio.G722Band.saturated;
import static io.viciagents.node.audio.G722Band.times;

/** G.722 at 64 kbit/s to samples at 16 kHz: a byte makes two samples (ITU-T G.722, clause 4, mode 1). */
final class G722Decoder {
    private static final int TAPS = 24;

    private final G722Band lower = G722Band.lower();
    private final G722Band higher = G722Band.higher();
    /** Sums and differences of the bands: the last 11 pairs of the frame before, then this frame's. */
    private int[] line = new int[TAPS - 2];

    /** Writes twice as many samples as there are bytes. */
    void decode(byte[] payload, short[] samples) {
        int history = TAPS - 2;
        if (line.length != history + 2 * payload.length) {
            line = java.util.Arrays.copyOf(line, history + 2 * payload.length);
        }
        for (int i = 0; i < payload.length; i++) {
            int low = lowerSample(payload[i] & 63);
            int high = higherSample((payload[i] >> 6) & 3);
            line[history + 2 * i] = low + high;
            line[history + 2 * i + 1] = low - high;
            mirror(2 * i, samples);
        }
        System.arraycopy(line, 2 * payload.length, line, 0, history);
    }

    /** The receive mirror filter. */
    private void mirror(int at, short[] samples) {
        int first = 0;
        int second = 0;
        for (int i = 0; i < TAPS / 2; i++) {
            first += line[at + 2 * i + 1] * G722Tables.MIRROR[TAPS / 2 - 1 - i];
            second += line[at + 2 * i] * G722Tables.MIRROR[i];
        }
        samples[at] = (short) saturated(first >> 11);
        samples[at + 1] = (short) saturated(second >> 11);
    }

    private int lowerSample(int code) {
        int sample = limited(lower.predicted() + times(lower.scale(), G722Tables.LEVELS_6_BITS[code]));
        int upper = code >> 2;
        int difference = times(lower.scale(), G722Tables.LEVELS_4_BITS[upper]);
        lower.adaptScale(G722Tables.LOWER_WEIGHTS[upper]);
        lower.adaptPredictor(difference);
        return sample;
    }

    private int higherSample(int code) {
        int difference = times(higher.scale(), G722Tables.LEVELS_2_BITS[code]);
        int sample = limited(higher.predicted() + difference);
        higher.adaptScale(G722Tables.HIGHER_WEIGHTS[code]);
        higher.adaptPredictor(difference);
        return sample;
    }

    private static int limited(int sample) {
        return Math.clamp(sample, -16384, 16383);
    }
}
