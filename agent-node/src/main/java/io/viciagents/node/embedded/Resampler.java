package io.viciagents.node.embedded;

/**
 * Changes a whole piece of audio between 8 and 16 kHz, without delay and without aliases: what lies above 3.6 kHz goes.
 *
 * <p>The piece is taken to be silent before its beginning and after its end.
 */
final class Resampler {
    private static final float[] LOW_PASS = LowPass.taps(95, 3600.0 / 16000);
    private static final int CENTRE = LOW_PASS.length / 2;

    private Resampler() {}

    /** {@code samples} at another rate; the same array where the rates are the same. */
    static short[] resample(short[] samples, int from, int to) {
        if (from == to) {
            return samples;
        }
        if (from == 16000 && to == 8000) {
            return halved(samples);
        }
        if (from == 8000 && to == 16000) {
            return doubled(samples);
        }
        throw new IllegalArgumentException("8000 and 16000 samples a second are known, got " + from + " to " + to);
    }

    private static short[] halved(short[] in) {
        short[] out = new short[(in.length + 1) / 2];
        for (int i = 0; i < out.length; i++) {
            float sum = 0;
            int first = Math.max(0, 2 * i - CENTRE);
            int last = Math.min(in.length - 1, 2 * i + CENTRE);
            for (int j = first; j <= last; j++) {
                sum += in[j] * LOW_PASS[2 * i - j + CENTRE];
            }
            out[i] = clipped(sum);
        }
        return out;
    }

    /** Every second sample of the input would be a zero: they are left out of the sums. */
    private static short[] doubled(short[] in) {
        short[] out = new short[in.length * 2];
        for (int i = 0; i < out.length; i++) {
            float sum = 0;
            int first = Math.max(0, (i - CENTRE + 1) / 2);
            int last = Math.min(in.length - 1, (i + CENTRE) / 2);
            for (int j = first; j <= last; j++) {
                int tap = i - 2 * j + CENTRE;
                sum += tap < LOW_PASS.length ? in[j] * LOW_PASS[tap] : 0;
            }
            out[i] = clipped(2 * sum);
        }
        return out;
    }

    /** The nearest 16-bit sample. */
    static short clipped(float value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
}
