package io.viciagents.node.embedded;

/** Sine waves, and how loud one is in a sound. */
final class Tone {
    private Tone() {}

    static short[] of(double hertz, int amplitude, int sampleRate, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / sampleRate));
        }
        return tone;
    }

    /** Of the part between {@code from} and {@code to}, by correlation with sine and cosine. */
    static double amplitude(short[] sound, double hertz, int sampleRate, int from, int to) {
        double sine = 0;
        double cosine = 0;
        for (int i = from; i < to; i++) {
            double angle = 2 * Math.PI * hertz * i / sampleRate;
            sine += sound[i] * Math.sin(angle);
            cosine += sound[i] * Math.cos(angle);
        }
        return 2 * Math.hypot(sine, cosine) / (to - from);
    }

    static double rms(short[] sound, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sound[i] * (double) sound[i];
        }
        return Math.sqrt(sum / (to - from));
    }
}
