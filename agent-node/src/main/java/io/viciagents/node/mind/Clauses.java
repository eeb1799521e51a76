package io.viciagents.node.mind;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a stream of text into what is spoken at a time: first a clause, so that the voice can begin, then whole sentences, so
 * that it sounds well. Confined to the call's loop. Mutable: the text that is not spoken yet, and whether anything was.
 *
 * <p>A clause ends at punctuation, or after {@value #CLAUSE} to {@value #LONGEST_CLAUSE} characters at a word's end. A
 * sentence ends at its punctuation with a space behind it: not inside {@code 3.5}, not after {@code Mr.}; one that never ends
 * is cut at {@value #LONGEST_SENTENCE} characters.
 */
final class Clauses {
    private static final int CLAUSE = 12;
    private static final int LONGEST_CLAUSE = 20;
    private static final int LONGEST_SENTENCE = 220;
    private static final String ENDS = ".!?\n\u2026\u3002";
    private static final String PAUSES = ",;:\u2014";
    private static final Set<String> ABBREVIATIONS =
            Set.of("mr", "mrs", "ms", "dr", "vs", "jr", "sr", "prof", "e.g", "i.e", "a.m", "p.m");

    private final StringBuilder text = new StringBuilder();
    private Stage stage = Stage.NOTHING_SPOKEN;

    void add(String piece) {
        text.append(piece);
    }

    /** The next piece that can be spoken, if there is one by now. */
    Optional<String> next() {
        Optional<String> spoken = Optional.empty();
        int end = end();
        while (end > 0 && spoken.isEmpty()) {
            spoken = take(end);
            end = end();
        }
        return spoken;
    }

    /** What is left, when no more text comes. */
    Optional<String> rest() {
        return take(text.length());
    }

    private Optional<String> take(int end) {
        String spoken = PlainSpeech.of(text.substring(0, end));
        text.delete(0, end);
        if (spoken.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        stage = Stage.SPOKEN;
        return Optional.of(spoken);
    }

    private int end() {
        int letters = 0;
        for (int at = 0; at + 1 < text.length(); at++) {
            letters += Character.isWhitespace(text.charAt(at)) ? 0 : 1;
            if (isEnd(at, letters)) {
                return at + 1;
            }
        }
        return 0;
    }

    private boolean isEnd(int at, int letters) {
        char character = text.charAt(at);
        boolean beforeSpace = Character.isWhitespace(text.charAt(at + 1));
        if (ENDS.indexOf(character) >= 0 && letters > 0) {
            return character == '\n' || (beforeSpace && !(character == '.' && isAbbreviated(at)));
        }
        return switch (stage) {
            case NOTHING_SPOKEN ->
                (beforeSpace && at + 1 >= CLAUSE && PAUSES.indexOf(character) >= 0)
                        || (beforeSpace && at + 1 >= LONGEST_CLAUSE && !pauseIsNear(at));
            case SPOKEN ->
                beforeSpace
                        && (at + 1 >= LONGEST_SENTENCE
                                || (at + 1 >= LONGEST_SENTENCE / 2 && PAUSES.indexOf(character) >= 0));
        };
    }

    /** Punctuation that is there already is worth the few words to it. */
    private boolean pauseIsNear(int at) {
        return text.substring(at + 1, Math.min(text.length(), at + 1 + LONGEST_CLAUSE))
                .chars()
                .anyMatch(character -> (ENDS + PAUSES).indexOf(character) >= 0);
    }

    private boolean isAbbreviated(int dot) {
        int begin = dot;
        while (begin > 0 && !Character.isWhitespace(text.charAt(begin - 1))) {
            begin--;
        }
        String word = text.substring(begin, dot).toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0)) && !word.equals("i");
        boolean counting = word.chars().allMatch(Character::isDigit) && onlySpaceBefore(begin);
        return initial || counting || ABBREVIATIONS.contains(word);
    }

    /** "1. Monday" counts; "until 2026. Then" ends. */
    private boolean onlySpaceBefore(int begin) {
        return text.substring(0, begin).isBlank();
    }

    private enum Stage {
        NOTHING_SPOKEN,
        SPOKEN
    }
}
