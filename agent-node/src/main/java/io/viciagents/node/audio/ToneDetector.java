package io.viciagents.node.audio;

/**
 * Hears the beep of an answering machine: one steady tone. Confined to one thread. Mutable: the tone so far.
 *
 * <p>A pure tone obeys {@code x[n+1] + x[n-1] = c x[n]}. The best {@code c} of a frame gives its frequency, and what is left
 * over tells how pure it is: a voice leaves much, a beep almost nothing.
 */
public final class ToneDetector {
    private static final double PURE = 0.02;
    private static final double LOWEST_HERTZ = 350;
    private static final double HIGHEST_HERTZ = 2400;
    private static final double STEADY_HERTZ = 40;
    private static final double QUIET = 100;

    private final int sampleRate;
    private double hertz;
    private int frames;

    /** @param sampleRate of the frames */
    public ToneDetector(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** The next 20 ms: how many frames in a row hold the same tone by now; 0 when there is none. */
    public int hear(short[] samples) {
        double energy = 0;
        double cross = 0;
        double middle = 0;
        for (int at = 1; at + 1 < samples.length; at++) {
            double neighbours = samples[at + 1] + samples[at - 1];
            energy += neighbours * neighbours;
            cross += neighbours * samples[at];
            middle += (double) samples[at] * samples[at];
        }
        double level = Math.sqrt(middle / samples.length);
        if (level < QUIET) {
            return nothing();
        }
        double c = cross / middle;
        double left = (energy - c * cross) / (4 * middle);
        double now = Math.acos(Math.clamp(c / 2, -1, 1)) * sampleRate / (2 * Math.PI);
        if (left > PURE || now < LOWEST_HERTZ || now > HIGHEST_HERTZ) {
            return nothing();
        }
        frames = frames > 0 && Math.abs(now - hertz) <= STEADY_HERTZ ? frames + 1 : 1;
        hertz = now;
        return frames;
    }

    private int nothing() {
        frames = 0;
        return 0;
    }
}
