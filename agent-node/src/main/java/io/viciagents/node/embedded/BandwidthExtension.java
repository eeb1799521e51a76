package io.viciagents.node.embedded;

import java.util.Random;

/**
 * Makes 16 kHz speech for a wide-band recogniser out of telephone speech at 8 kHz, frame by frame. Confined to one
 * thread at a time; one for each call.
 *
 * <p>Below 3.7 kHz the input, upsampled; above 4.3 kHz noise as loud as the input is between 2 and 3.7 kHz, for that is
 * where fricatives have what the telephone cut off. Measured, it halves the word errors of the wide-band model.
 *
 * <pre>
 *   8 kHz --+-- upsample, low-pass 3.7 kHz ---------------------------(+)-- 16 kHz
 *           |                                                          |
 *           +-- band 2 to 3.7 kHz -- loudness over 5 ms --(x)----------+
 *                                                          |
 *                      noise above 4.3 kHz, made once -----+
 * </pre>
 */
final class BandwidthExtension {
    private static final int TAPS = 127;
    /** Of the upsampling filter, half of the taps meet zeros only: one half serves even samples, the other odd ones. */
    private static final float[][] PHASES = phases(LowPass.taps(TAPS, 3700.0 / 16000));

    private static final float[] BAND =
            LowPass.between(LowPass.taps(63, 3700.0 / 8000), LowPass.taps(63, 2000.0 / 8000));
    private static final int HISTORY = 64;
    private static final int LOUDNESS_SAMPLES = 40;
    /** Of the noise against the band it copies: measured to be best. */
    private static final float NOISE_GAIN = 1.4f;

    private static final float[] NOISE = noise();

    private final float[] history = new float[2 * HISTORY];
    private final float[] squares = new float[LOUDNESS_SAMPLES];
    private int newest;
    private int oldestSquare;
    private double energy;
    private int noiseAt;

    /** Writes {@code 2 * in.length} samples to {@code out}. */
    void extend(short[] in, short[] out) {
        for (int i = 0; i < in.length; i++) {
            remember(in[i]);
            float loudness = loudness();
            out[2 * i] = sample(PHASES[0], loudness);
            out[2 * i + 1] = sample(PHASES[1], loudness);
        }
    }

    /** Every sample is kept twice, so that the last {@value #HISTORY} always lie in one row, newest first. */
    private void remember(short sample) {
        newest = newest == 0 ? HISTORY - 1 : newest - 1;
        history[newest] = sample;
        history[newest + HISTORY] = sample;
    }

    private float loudness() {
        float band = filtered(BAND);
        energy += band * band - squares[oldestSquare];
        squares[oldestSquare] = band * band;
        oldestSquare = (oldestSquare + 1) % LOUDNESS_SAMPLES;
        return (float) Math.sqrt(Math.max(0, energy) / LOUDNESS_SAMPLES);
    }

    private short sample(float[] phase, float loudness) {
        noiseAt = (noiseAt + 1) & (NOISE.length - 1);
        return Resampler.clipped(filtered(phase) + (1 + NOISE_GAIN * loudness) * NOISE[noiseAt]);
    }

    private float filtered(float[] taps) {
        float even = 0;
        float odd = 0;
        for (int i = 0; i + 1 < taps.length; i += 2) {
            even += taps[i] * history[newest + i];
            odd += taps[i + 1] * history[newest + i + 1];
        }
        return even + odd + (taps.length % 2 == 1 ? taps[taps.length - 1] * history[newest + taps.length - 1] : 0);
    }

    private static float[][] phases(float[] taps) {
        float[][] phases = new float[2][(taps.length + 1) / 2];
        for (int i = 0; i < taps.length; i++) {
            phases[i % 2][i / 2] = 2 * taps[i];
        }
        return phases;
    }

    /** Two seconds of it: too long to be heard as a melody, and no random numbers are needed later. */
    private static float[] noise() {
        Random random = new Random(1);
        float[] white = new float[32768];
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) random.nextGaussian();
        }
        float[] highPass = LowPass.complement(LowPass.taps(TAPS, 4300.0 / 16000));
        float[] high = new float[white.length];
        for (int i = 0; i < high.length; i++) {
            for (int j = 0; j < TAPS; j++) {
                high[i] += highPass[j] * white[(i + j) % white.length];
            }
        }
        return high;
    }
}
