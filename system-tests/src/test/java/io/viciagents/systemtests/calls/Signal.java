package io.viciagents.systemtests.calls;

import io.viciagents.systemtests.audio.Tone;
import java.util.Arrays;

/** Finds one sound in another, at 8,000 samples a second. */
final class Signal {
    private static final int STEP = 40;
    private static final int TONE_WINDOW = 160;
    private static final int BLOCK = 800;
    private static final int FIRST_BLOCK = 3200;
    private static final int MOST_SHIFT = 480;
    /** Later by so much at once: a machine that stood still, which is no sound lost. */
    private static final int MOST_DELAY = 4000;

    private static final int SILENCE = 1600;
    private static final double LOUD = 300;
    private static final double AUDIBLE = 200;
    private static final double SAME = 0.9;

    private Signal() {}

    /** The sample where a tone first begins; -1 when it is not there. */
    static int beginOfTone(short[] samples, int hertz) {
        for (int at = 0; at + TONE_WINDOW <= samples.length; at += STEP) {
            if (Tone.isIn(Arrays.copyOfRange(samples, at, at + TONE_WINDOW), hertz)) {
                return at;
            }
        }
        return -1;
    }

    /** The sample where sound begins, from one on; the end when there is none. */
    static int soundBegins(short[] samples, int from) {
        int at = from;
        while (at + STEP <= samples.length && loudness(samples, at, STEP) < AUDIBLE) {
            at += STEP;
        }
        return at;
    }

    /** The sample where a silence of 200 ms begins, from one on; the end when there is none. */
    static int silenceBegins(short[] samples, int from) {
        int begin = from;
        while (begin < samples.length) {
            int sound = soundBegins(samples, begin);
            if (sound - begin >= SILENCE) {
                return begin;
            }
            begin = sound + STEP;
        }
        return samples.length;
    }

    /**
     * Which share of what was said, in blocks of 100 ms that are not silent, is found again in its place: as long after the
     * block before as it was said, or later because packets were late.
     */
    static double shareFoundIn(short[] said, short[] heard) {
        int begin = 0;
        while (begin + FIRST_BLOCK < said.length && loudness(said, begin, BLOCK) < LOUD) {
            begin += BLOCK;
        }
        int shift = bestShift(said, begin, FIRST_BLOCK, heard, -said.length, heard.length);
        int loud = 0;
        int found = 0;
        // What was on its way when the call ended is not asked for.
        for (int at = begin; at + 3 * BLOCK < said.length; at += BLOCK) {
            if (loudness(said, at, BLOCK) < LOUD) {
                continue;
            }
            loud++;
            int best = bestShift(said, at, BLOCK, heard, shift - MOST_SHIFT, shift + MOST_SHIFT);
            if (likeness(said, at, BLOCK, heard, best) <= SAME) {
                best = bestShift(said, at, BLOCK, heard, shift, shift + MOST_DELAY);
            }
            if (likeness(said, at, BLOCK, heard, best) > SAME) {
                found++;
                shift = best;
            }
        }
        return loud == 0 ? 0 : (double) found / loud;
    }

    private static int bestShift(short[] said, int at, int length, short[] heard, int from, int until) {
        int best = 0;
        double bestLikeness = -1;
        for (int shift = from; shift <= until; shift++) {
            double likeness = likeness(said, at, length, heard, shift);
            if (likeness > bestLikeness) {
                best = shift;
                bestLikeness = likeness;
            }
        }
        return best;
    }

    private static double likeness(short[] said, int at, int length, short[] heard, int shift) {
        if (at + shift < 0 || at + shift + length > heard.length) {
            return -1;
        }
        double product = 0;
        double left = 0;
        double right = 0;
        for (int i = at; i < at + length; i++) {
            double one = said[i];
            double other = heard[i + shift];
            product += one * other;
            left += one * one;
            right += other * other;
        }
        return left == 0 || right == 0 ? 0 : product / Math.sqrt(left * right);
    }

    private static double loudness(short[] samples, int at, int length) {
        double sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / length);
    }
}
