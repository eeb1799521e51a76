package io.viciagents.node.dialogue;

import io.viciagents.node.speech.PhraseMatcher;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Understands by {@link PhraseMatcher}. Usable from any thread.
 *
 * <p>A matcher is made once for each list of phrases, and there are as many lists as a profile has answers: they are kept for
 * as long as this is.
 */
public final class PhraseUnderstanding implements Understanding {
    private final Map<Collection<String>, PhraseMatcher> matchers = new ConcurrentHashMap<>();

    @Override
    public Optional<Nearest> nearest(String words, Collection<String> phrases) {
        return matchers.computeIfAbsent(phrases, PhraseMatcher::new)
                .match(words)
                .map(match -> new Nearest(match.phrase(), match.distance()));
    }
}
