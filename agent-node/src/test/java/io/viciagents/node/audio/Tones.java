package io.viciagents.node.audio;

/** Tones, and what is left of them. */
public final class Tones {
    private Tones() {}

    /** A sine from sample {@code from} on. */
    public static short[] sine(int sampleRate, double hertz, double amplitude, int from, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * (from + i) / sampleRate));
        }
        return tone;
    }

    /** The share of the energy that lies at this frequency, by Goertzel's algorithm: 1 is nothing else. */
    public static double purity(short[] samples, int sampleRate, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / sampleRate);
        double s1 = 0;
        double s2 = 0;
        double energy = 1e-9;
        for (short sample : samples) {
            double s = sample + coefficient * s1 - s2;
            s2 = s1;
            s1 = s;
            energy += (double) sample * sample;
        }
        return 2 * (s1 * s1 + s2 * s2 - coefficient * s1 * s2) / (energy * samples.length);
    }
}
