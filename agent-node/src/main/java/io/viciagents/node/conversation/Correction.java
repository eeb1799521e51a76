package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.SmallWords;
import io.viciagents.node.speech.Words;
import java.util.List;
import java.util.Optional;

/**
 * Whether a recogniser's final words mean something else than the interim ones that a turn was decided on. Confined to the
 * call's loop. Mutable: what was expected when it was decided.
 */
final class Correction {
    private final List<String> always;
    private final SmallWords small;
    private final Understanding understanding;
    private List<String> expected = List.of();

    /** @param always the phrases that count whatever is expected */
    Correction(List<String> always, SmallWords small, Understanding understanding) {
        this.always = always;
        this.small = small;
        this.understanding = understanding;
    }

    /** A turn is decided now, and these would have been answers. */
    void decided(List<String> phrases) {
        expected = phrases;
    }

    boolean matters(String decided, String words) {
        if (telling(decided).equals(telling(words))) {
            return false;
        }
        Optional<String> answer = nearest(words, expected);
        return answer.isEmpty()
                || !answer.equals(nearest(decided, expected))
                || !nearest(words, always).equals(nearest(decided, always));
    }

    /** Words that only show that somebody listens change no meaning, unless there are no others. */
    private List<String> telling(String words) {
        List<String> all = Words.of(words);
        List<String> telling =
                all.stream().filter(word -> !small.asides().contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    private Optional<String> nearest(String words, List<String> phrases) {
        return understanding.nearest(String.join(" ", Words.of(words)), phrases).map(Understanding.Nearest::phrase);
    }
}
