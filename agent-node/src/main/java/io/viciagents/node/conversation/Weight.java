package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.SmallWords;
import io.viciagents.node.speech.Words;
import java.util.List;

/** What words weigh that are said while the agent speaks. */
enum Weight {
    /** Nothing was understood. */
    NOTHING,
    /** "Uh-huh", "okay", or one stray word: the caller listens, or somebody else spoke. */
    ASIDE,
    /** The caller wants the floor: two words, a stop word, or an expected answer. */
    TELLING;

    /** Of the words, while something is explained. */
    static Weight of(String words, List<String> expected, SmallWords small, Understanding understanding) {
        List<String> all = Words.of(words);
        if (all.isEmpty()) {
            return NOTHING;
        }
        if (all.stream().anyMatch(small.stops()::contains)) {
            return TELLING;
        }
        long telling =
                all.stream().filter(word -> !small.asides().contains(word)).count();
        if (telling == 0) {
            return ASIDE;
        }
        return all.size() >= 2 || understanding.nearest(words, expected).isPresent() ? TELLING : ASIDE;
    }

    /** Of the words, while a question to which anything may be the answer comes to its end: one word will do. */
    static Weight ofAnyAnswer(String words, SmallWords small) {
        List<String> all = Words.of(words);
        if (all.isEmpty()) {
            return NOTHING;
        }
        boolean answers = all.stream()
                .anyMatch(word -> !small.asides().contains(word)
                        || small.yes().contains(word)
                        || small.no().contains(word));
        return answers ? TELLING : ASIDE;
    }

    /** Of the words, while the question itself is asked: then even a "yes" may be the answer. */
    static Weight ofAnAnswer(String words, List<String> expected, SmallWords small, Understanding understanding) {
        return expected.stream().anyMatch(answer -> Words.areSame(words, answer))
                ? TELLING
                : of(words, expected, small, understanding);
    }
}
