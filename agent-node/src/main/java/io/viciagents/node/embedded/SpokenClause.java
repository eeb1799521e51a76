package io.viciagents.node.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a voice made of one clause: 16-bit linear samples, and where in them each word begins. Never changed. */
final class SpokenClause {
    /** What is quieter than this part of the loudest sample, before and after a clause, is breath and hiss. */
    private static final int AUDIBLE_PART = 50;

    private static final double KEPT_SECONDS = 0.02;

    private final short[] samples;
    private final int sampleRate;
    private final List<Float> wordSeconds;

    /** Of one clause, as the voice gave it; the words are those that white space divides. */
    SpokenClause(short[] samples, int sampleRate, List<Float> wordSeconds) {
        this.samples = samples;
        this.sampleRate = sampleRate;
        this.wordSeconds = List.copyOf(wordSeconds);
    }

    /** Without the silence at its ends: the voices begin with up to 270 ms of it. */
    SpokenClause trimmed() {
        int audible = 1;
        for (short sample : samples) {
            audible = Math.max(audible, Math.abs((int) sample) / AUDIBLE_PART);
        }
        int begin = 0;
        while (begin < samples.length && Math.abs(samples[begin]) < audible) {
            begin++;
        }
        int end = samples.length;
        while (end > begin && Math.abs(samples[end - 1]) < audible) {
            end--;
        }
        int kept = (int) (KEPT_SECONDS * sampleRate);
        int from = Math.max(0, begin - kept);
        int to = Math.min(samples.length, end + kept);
        float cut = from / (float) sampleRate;
        return new SpokenClause(
                Arrays.copyOfRange(samples, from, to),
                sampleRate,
                wordSeconds.stream().map(at -> Math.max(0, at - cut)).toList());
    }

    /** The samples; not to be changed. */
    short[] samples() {
        return samples;
    }

    int sampleRate() {
        return sampleRate;
    }

    /** When each of the clause's words begins, in its order: told by the voice, or else in proportion to the letters. */
    List<Duration> wordBegins(Clause clause) {
        List<Integer> offsets = clause.wordOffsets();
        boolean told = offsets.size() == wordSeconds.size();
        double length = samples.length / (double) sampleRate;
        List<Duration> begins = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < offsets.size(); i++) {
            double at = told
                    ? wordSeconds.get(i)
                    : length * offsets.get(i) / clause.text().length();
            before = Math.clamp(at, before, length);
            begins.add(Duration.ofNanos((long) (before * 1e9)));
        }
        return begins;
    }
}
