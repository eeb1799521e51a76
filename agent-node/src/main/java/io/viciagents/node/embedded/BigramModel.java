package io.viciagents.node.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which word follows which in the phrases a caller may say: a bigram model with absolute discounting and back-off (Ney,
 * Essen and Kneser 1994), written as ARPA text.
 *
 * <p>Of each pair that was seen {@value #DISCOUNT} is taken off its count; what is gained so for a word's followers goes
 * to all words that were never seen behind it, in proportion to how often they are said at all. So the phrases are
 * likely, their mixtures possible. A grammar, which allows the phrases only, turned 82 of 90 unrelated sentences into
 * one of them.
 */
final class BigramModel {
    static final String BEGIN = "<s>";
    static final String END = "</s>";

    private static final double DISCOUNT = 0.5;
    /** How often each phrase counts as heard: the more, the less is left for mixtures. */
    private static final int PHRASE_WEIGHT = 3;

    private static final double IMPOSSIBLE = -99;

    private final SortedMap<String, Integer> words = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Integer>> pairs = new TreeMap<>();
    private final long total;

    /**
     * Learns from phrases, each given as its words.
     *
     * @param others words that may be said anywhere, each counted once
     */
    BigramModel(Collection<List<String>> phrases, Collection<String> others) {
        phrases.forEach(this::learn);
        others.forEach(word -> words.merge(word, 1, Integer::sum));
        total = words.values().stream().mapToLong(Integer::longValue).sum();
    }

    private void learn(List<String> phrase) {
        String before = BEGIN;
        for (String word : phrase) {
            count(before, word);
            before = word;
        }
        count(before, END);
    }

    private void count(String before, String word) {
        words.merge(word, PHRASE_WEIGHT, Integer::sum);
        pairs.computeIfAbsent(before, first -> new TreeMap<>()).merge(word, PHRASE_WEIGHT, Integer::sum);
    }

    /** How likely a word is wherever it stands. */
    double probability(String word) {
        return words.getOrDefault(word, 0) / (double) total;
    }

    /** How likely {@code word} is behind {@code before}. */
    double probability(String before, String word) {
        Map<String, Integer> followers = pairs.getOrDefault(before, new TreeMap<>());
        Integer seen = followers.get(word);
        return seen == null ? backOff(before) * probability(word) : (seen - discount(followers)) / heard(followers);
    }

    /** What the probability of a word alone is multiplied by where it was never seen behind {@code before}. */
    double backOff(String before) {
        Map<String, Integer> followers = pairs.get(before);
        if (followers == null) {
            return 1;
        }
        double gained = discount(followers) * followers.size() / heard(followers);
        double unseen =
                1 - followers.keySet().stream().mapToDouble(this::probability).sum();
        return gained == 0 ? 0 : gained / unseen;
    }

    /** None where every word there is was seen: nobody could receive it. */
    private double discount(Map<String, Integer> followers) {
        return followers.size() == words.size() ? 0 : DISCOUNT;
    }

    private static double heard(Map<String, Integer> followers) {
        return followers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The model as ARPA text, base-10 logarithms. */
    String arpa() {
        StringBuilder text = new StringBuilder("\\data\\\n");
        long pairCount = pairs.values().stream().mapToInt(Map::size).sum();
        text.append("ngram 1=").append(words.size() + 1).append('\n');
        text.append("ngram 2=").append(pairCount).append("\n\n\\1-grams:\n");
        line(text, IMPOSSIBLE, BEGIN, backOff(BEGIN));
        words.keySet().forEach(word -> line(text, Math.log10(probability(word)), word, backOff(word)));
        text.append("\n\\2-grams:\n");
        pairs.forEach((before, followers) -> followers
                .keySet()
                .forEach(word -> text.append(String.format(
                        Locale.ROOT, "%.6f\t%s %s%n", Math.log10(probability(before, word)), before, word))));
        return text.append("\n\\end\\\n").toString();
    }

    private static void line(StringBuilder text, double logarithm, String word, double backOff) {
        double weight = backOff == 0 ? IMPOSSIBLE : Math.log10(backOff);
        text.append(String.format(Locale.ROOT, "%.6f\t%s\t%.6f%n", logarithm, word, weight));
    }
}
