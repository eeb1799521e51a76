package io.viciagents.node.audio;

import java.util.Arrays;

/**
 * Guesses what a lost frame held: the last pitch period again and again, fading out over 60 ms (after the manner of
 * G.711 Appendix I, without its overlap-add of the returning voice). One for each call, confined to its loop.
 */
public final class Concealment {
    private static final int FADE_FRAMES = 3;

    private final int frameSamples;
    private final int shortestPeriod;
    private final int longestPeriod;
    /** The last two frames that were heard. */
    private final short[] history;

    private int period;
    private int place;
    private int concealed;

    /** For frames of 20 ms at this rate. */
    public Concealment(int sampleRate) {
        frameSamples = sampleRate / 50;
        shortestPeriod = sampleRate / 400;
        longestPeriod = sampleRate * 3 / 200;
        history = new short[2 * frameSamples];
    }

    /** A frame that arrived. */
    public void heard(short[] samples) {
        System.arraycopy(history, frameSamples, history, 0, frameSamples);
        System.arraycopy(samples, 0, history, frameSamples, frameSamples);
        concealed = 0;
    }

    /** The caller sends nothing: what went before is no model of what follows. */
    public void heardNothing() {
        if (concealed < FADE_FRAMES) {
            Arrays.fill(history, (short) 0);
            concealed = FADE_FRAMES;
        }
    }

    /** Fills in a frame that was lost. */
    public void conceal(short[] samples) {
        if (concealed >= FADE_FRAMES) {
            Arrays.fill(samples, (short) 0);
            return;
        }
        if (concealed == 0) {
            period = likeliestPeriod();
            place = 0;
        }
        int fade = FADE_FRAMES * frameSamples;
        int gone = concealed * frameSamples;
        for (int i = 0; i < frameSamples; i++) {
            int sample = history[history.length - period + place];
            samples[i] = (short) (sample * (fade - gone - i) / fade);
            place = place + 1 == period ? 0 : place + 1;
        }
        concealed++;
    }

    /** The lag of the best normalised correlation of the last 10 ms. */
    private int likeliestPeriod() {
        int window = frameSamples / 2;
        int end = history.length;
        int best = longestPeriod;
        double bestScore = 0;
        for (int lag = shortestPeriod; lag <= longestPeriod; lag++) {
            long product = 0;
            long energy = 1;
            for (int i = end - window; i < end; i++) {
                product += history[i] * history[i - lag];
                energy += history[i - lag] * history[i - lag];
            }
            double score = product <= 0 ? 0 : product * (double) product / energy;
            if (score > bestScore) {
                best = lag;
                bestScore = score;
            }
        }
        return best;
    }
}
