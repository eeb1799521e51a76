package io.viciagents.node.embedded;

/**
 * How a voice is brought to the level of a telephone call: -20 dB below full scale while it speaks, and never so loud
 * that it clips.
 *
 * @param gain what each sample is multiplied by
 */
record Loudness(float gain) {
    private static final double WANTED = 0.1 * Short.MAX_VALUE;
    private static final double LARGEST_PEAK = 0.9 * Short.MAX_VALUE;
    private static final int BLOCK_SAMPLES = 160;
    /** Quieter blocks, against the loudest one, are pauses. */
    private static final double SPEECH_FLOOR = 0.1;

    /** What brings speech like {@code sample} to the wanted level. */
    static Loudness of(short[] sample) {
        double[] blocks = new double[sample.length / BLOCK_SAMPLES];
        double loudest = 0;
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = power(sample, i * BLOCK_SAMPLES);
            loudest = Math.max(loudest, blocks[i]);
        }
        double speech = 0;
        int speaking = 0;
        for (double block : blocks) {
            if (block > loudest * SPEECH_FLOOR * SPEECH_FLOOR) {
                speech += block;
                speaking++;
            }
        }
        return new Loudness(speaking == 0 ? 1 : (float) (WANTED / Math.sqrt(speech / speaking)));
    }

    private static double power(short[] samples, int from) {
        double sum = 0;
        for (int i = from; i < from + BLOCK_SAMPLES; i++) {
            sum += samples[i] * (double) samples[i];
        }
        return sum / BLOCK_SAMPLES;
    }

    /** The samples with the gain applied, or with as much of it as the loudest of them allows. */
    short[] applied(short[] samples) {
        int peak = 1;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        float allowed = (float) Math.min(gain, LARGEST_PEAK / peak);
        short[] louder = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            louder[i] = Resampler.clipped(samples[i] * allowed);
        }
        return louder;
    }
}
