package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerPart.Listen;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.Dangling;
import io.viciagents.node.speech.Words;
import java.util.List;
import java.util.Set;

/** How finished the words of a turn look: it decides how long a pause may be before the agent speaks. */
enum Completeness {
    /** An answer that is expected, or a sentence with its full stop. */
    COMPLETE,
    /** Nothing speaks for an end or against it. */
    NEUTRAL,
    /** More must follow: the words break off, or a number is being given. */
    TRAILING;

    private static final Set<Character> ENDS = Set.of('.', '?', '!');

    /** Of the words so far. */
    static Completeness of(
            String words, Listen listen, List<String> always, Dangling dangling, Understanding understanding) {
        String plain = String.join(" ", Words.of(words));
        if (plain.isEmpty()) {
            return listen.digits().isPresent() ? TRAILING : NEUTRAL;
        }
        if (endsWithOneOf(plain, listen.phrases()) || endsWithOneOf(plain, always)) {
            return COMPLETE;
        }
        boolean ended = ENDS.contains(words.strip().charAt(words.strip().length() - 1));
        Set<String> trailing = ended ? dangling.evenStopped() : dangling.words();
        if (listen.digits().isPresent() || trailing.contains(lastWord(plain))) {
            return TRAILING;
        }
        boolean expected = understanding.nearest(plain, listen.phrases()).isPresent()
                || understanding.nearest(plain, always).isPresent();
        return expected || ended ? COMPLETE : NEUTRAL;
    }

    /** The words are one of the phrases, or end with one of two words or more: "well i said take me off your list". */
    private static boolean endsWithOneOf(String words, List<String> phrases) {
        return phrases.stream()
                .map(phrase -> String.join(" ", Words.of(phrase)))
                .anyMatch(phrase -> words.equals(phrase) || (phrase.contains(" ") && words.endsWith(" " + phrase)));
    }

    private static String lastWord(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}
