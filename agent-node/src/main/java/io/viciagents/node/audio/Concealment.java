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
    /** The frame before and the running one, in turns; what was heard last is remembered without being copied. */
    private short[] before;

    private short[] current;
    /** Both in order; only made when a frame was lost. */
    private final short[] history;

    private int period;
    private int place;
    private int concealed;

    /** For frames of 20 ms at this rate. */
    public Concealment(int sampleRate) {
        frameSamples = sampleRate / 50;
        shortestPeriod = sampleRate / 400;
        longestPeriod = sampleRate * 3 / 200;
        before = new short[frameSamples];
        current = new short[frameSamples];
        history = new short[2 * frameSamples];
    }

    /** A frame has arrived: fill it with its samples. It holds until the next call of anything. */
    public short[] heard() {
        short[] next = before;
        before = current;
        current = next;
        concealed = 0;
        return next;
    }

    /** The caller sends nothing: silence. What went before is no model of what follows. */
    public short[] nothing() {
        if (concealed <= FADE_FRAMES) {
            Arrays.fill(before, (short) 0);
            Arrays.fill(current, (short) 0);
            concealed = FADE_FRAMES + 1;
        }
        return current;
    }

    /** A frame was lost: a guess at what it held. */
    public short[] lost() {
        if (concealed >= FADE_FRAMES) {
            return nothing();
        }
        if (concealed == 0) {
            System.arraycopy(before, 0, history, 0, frameSamples);
            System.arraycopy(current, 0, history, frameSamples, frameSamples);
            period = likeliestPeriod();
            place = 0;
        }
        int fade = FADE_FRAMES * frameSamples;
        int gone = concealed * frameSamples;
        for (int i = 0; i < frameSamples; i++) {
            int sample = history[history.length - period + place];
            current[i] = (short) (sample * (fade - gone - i) / fade);
            place = place + 1 == period ? 0 : place + 1;
        }
        concealed++;
        return current;
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
