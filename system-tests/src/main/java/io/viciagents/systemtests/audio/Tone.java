package io.viciagents.systemtests.audio;

import java.time.Duration;

/** Pure tones: made, and found by Goertzel's algorithm. Eight samples are a millisecond. */
public final class Tone {
    private static final double SAMPLES_A_SECOND = 8000;
    private static final double LOUD_ENOUGH = 300;
    private static final double SHARE_OF_ALL_POWER = 0.7;

    private Tone() {}

    /**
     * A tone at half the loudest.
     *
     * @param hertz its frequency, below 4000
     */
    public static short[] of(double hertz, Duration length) {
        short[] samples = new short[(int) (length.toMillis() * 8)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (16_000 * Math.sin(2 * Math.PI * hertz * i / SAMPLES_A_SECOND));
        }
        return samples;
    }

    /** Whether these samples are loud, and mostly this tone. */
    public static boolean isIn(short[] samples, double hertz) {
        if (samples.length == 0) {
            return false;
        }
        double power = power(samples);
        return power > LOUD_ENOUGH * LOUD_ENOUGH && powerAt(samples, hertz) > SHARE_OF_ALL_POWER * power;
    }

    /** Mean square of the samples. */
    static double power(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / samples.length;
    }

    private static double powerAt(short[] samples, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / SAMPLES_A_SECOND);
        double last = 0;
        double beforeLast = 0;
        for (short sample : samples) {
            double next = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        double square = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 2 * square / ((double) samples.length * samples.length);
    }
}
