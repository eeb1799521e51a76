package io.viciagents.node.embedded;

/** Low-pass filters with linear phase: a sinc under a Hamming window, gain 1 at 0 Hz. */
final class LowPass {
    private LowPass() {}

    /**
     * The coefficients of a filter.
     *
     * @param taps their number, odd, so that the delay is a whole number of samples
     * @param cutoff where the gain is one half, as a fraction of the sample rate
     */
    static float[] taps(int taps, double cutoff) {
        double[] shape = new double[taps];
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            double x = 2 * cutoff * (i - (taps - 1) / 2.0);
            double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            shape[i] = sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (taps - 1)));
            sum += shape[i];
        }
        float[] normal = new float[taps];
        for (int i = 0; i < taps; i++) {
            normal[i] = (float) (shape[i] / sum);
        }
        return normal;
    }

    /** The filter that lets pass what {@code lowPass} holds back. */
    static float[] complement(float[] lowPass) {
        float[] high = new float[lowPass.length];
        for (int i = 0; i < high.length; i++) {
            high[i] = -lowPass[i];
        }
        high[high.length / 2] += 1;
        return high;
    }

    /** The filter that lets pass what {@code wide} does and {@code narrow} does not; both of one length. */
    static float[] between(float[] wide, float[] narrow) {
        float[] band = new float[wide.length];
        for (int i = 0; i < band.length; i++) {
            band[i] = wide[i] - narrow[i];
        }
        return band;
    }
}
