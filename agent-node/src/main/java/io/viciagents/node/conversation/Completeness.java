package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerPart.Listen;
import io.viciagents.node.dialogue.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How finished the words of a turn look: it decides how long a pause may be before the agent speaks. */
enum Completeness {
    /** An answer that is expected, or a sentence with its full stop. */
    COMPLETE,
    /** Nothing speaks for an end or against it. */
    NEUTRAL,
    /** More must follow: the words break off, or a number is being given. */
    TRAILING;

    private static final Set<String> TRAILING_WORDS = Set.of(
            "and", "so", "um", "uh", "but", "or", "because", "the", "a", "an", "my", "is", "to", "for", "of", "with",
            "at", "on", "in", "like", "would", "i", "i'd", "i'm", "if", "that", "when", "well", "it's", "need", "want");

    /** Of the words so far. */
    static Completeness of(String words, Listen listen, List<String> always, Understanding understanding) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return listen.digits().isPresent() ? TRAILING : NEUTRAL;
        }
        if (endsWithOneOf(plain, listen.phrases()) || endsWithOneOf(plain, always)) {
            return COMPLETE;
        }
        if (listen.digits().isPresent() || TRAILING_WORDS.contains(lastWord(plain))) {
            return TRAILING;
        }
        boolean expected = understanding.nearest(plain, listen.phrases()).isPresent()
                || understanding.nearest(plain, always).isPresent();
        return expected || plain.endsWith(".") || plain.endsWith("?") || plain.endsWith("!") ? COMPLETE : NEUTRAL;
    }

    /** The words are one of the phrases, or end with one of two words or more: "well i said take me off your list". */
    private static boolean endsWithOneOf(String words, List<String> phrases) {
        return phrases.stream()
                .anyMatch(phrase -> words.equals(phrase) || (phrase.contains(" ") && words.endsWith(" " + phrase)));
    }

    private static String lastWord(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}
