package io.viciagents.systemtests.providers;

import io.viciagents.systemtests.audio.MuLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of a caller's speech between two pauses.
 *
 * @param words that are understood of it; none for a noise
 * @param ends after how many voiced samples each word has been spoken
 */
public record Segment(List<String> words, List<Integer> ends) {
    /** µ-law codes of quiet samples have all but the lowest bits set. */
    private static final int QUIET = 0x60;

    /** The last voiced samples of a sentence are the fading of its last word. */
    private static final double SPOKEN = 0.97;

    /** Keeps what was given. */
    public Segment {
        words = List.copyOf(words);
        ends = List.copyOf(ends);
    }

    /** A sentence: its words take their share of its voice by their letters. */
    public static Segment of(String sentence, short[] samples) {
        List<String> words = Arrays.asList(sentence.split(" ", -1));
        int letters = words.stream().mapToInt(String::length).sum();
        int voiced = 0;
        for (short sample : samples) {
            voiced += isVoice(MuLaw.encode(sample)) ? 1 : 0;
        }
        List<Integer> ends = new ArrayList<>();
        int before = 0;
        for (String word : words) {
            before += word.length();
            ends.add((int) (SPOKEN * voiced * before / letters));
        }
        return new Segment(words, ends);
    }

    /** Of which nothing is understood. */
    public static Segment noise() {
        return new Segment(List.of(), List.of());
    }

    static boolean isVoice(byte code) {
        return (code & 0x7f) < QUIET;
    }

    /** How many of its words have been spoken by then. */
    int spoken(int voiced) {
        int words = 0;
        while (words < ends.size() && ends.get(words) <= voiced) {
            words++;
        }
        return words;
    }
}
