package io.viciagents.node.speech;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How text is cut into words for comparison: lower case, no punctuation but apostrophes inside a word. */
public final class Words {
    private Words() {}

    /** The words of {@code text} in order. */
    public static List<String> of(String text) {
        return Arrays.stream(
                        text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').split("[^\\p{L}\\p{N}']+"))
                .map(Words::withoutOuterApostrophes)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether all words of the phrase stand in the text, one after the other. */
    public static boolean holds(String text, String phrase) {
        return Collections.indexOfSubList(of(text), of(phrase)) >= 0;
    }

    /** Whether both are the same words. */
    public static boolean areSame(String text, String other) {
        return of(text).equals(of(other));
    }

    private static String withoutOuterApostrophes(String word) {
        int begin = 0;
        int end = word.length();
        while (begin < end && word.charAt(begin) == '\'') {
            begin++;
        }
        while (begin < end && word.charAt(end - 1) == '\'') {
            end--;
        }
        return word.substring(begin, end);
    }
}
