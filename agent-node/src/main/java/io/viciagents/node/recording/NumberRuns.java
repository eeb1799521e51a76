package io.viciagents.node.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers in what was said: digits, or their words in English and Malay, with little between them. */
final class NumberRuns {
    static final String SPOKEN = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine"
            + "|kosong|sifar|satu|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan)";
    private static final String DIGIT = "(?:[0-9]|\\b" + SPOKEN + "\\b)";
    private static final String BETWEEN = "(?:[ ,.-]|\\b(?:uh|um|and|then|dan)\\b)*";
    private static final Pattern RUN =
            Pattern.compile(DIGIT + "(?:" + BETWEEN + DIGIT + ")*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE = Pattern.compile(DIGIT, Pattern.CASE_INSENSITIVE);

    private NumberRuns() {}

    static List<Run> in(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher found = RUN.matcher(text);
        while (found.find()) {
            int digits = Math.toIntExact(ONE.matcher(found.group()).results().count());
            runs.add(new Run(
                    found.start(),
                    found.end(),
                    digits,
                    words(text.substring(0, found.start())),
                    words(text.substring(found.end()))));
        }
        return runs;
    }

    private static int words(String text) {
        return Math.toIntExact(
                Pattern.compile("[\\p{L}\\p{N}']+").matcher(text).results().count());
    }

    /**
     * A number.
     *
     * @param begin its first character
     * @param end the one behind its last
     * @param digits how many
     * @param before words of the text before it
     * @param after words behind it
     */
    record Run(int begin, int end, int digits, int before, int after) {
        private static final int FEWEST_AMONG_WORDS = 3;
        private static final int MOST_BEFORE = 3;
        private static final int MOST_AFTER = 2;

        /** Whether a number that began in an earlier text may go on here. */
        boolean goesOn() {
            return counts() && before <= MOST_BEFORE;
        }

        /** Whether it may go on in a later text. */
        boolean mayGoOn() {
            return counts() && after <= MOST_AFTER;
        }

        private boolean counts() {
            return digits >= FEWEST_AMONG_WORDS || before + after == 0;
        }
    }
}
