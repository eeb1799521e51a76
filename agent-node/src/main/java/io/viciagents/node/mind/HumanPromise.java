package io.viciagents.node.mind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps back what a model writes from where it promises a human ("I will put you through"), until it is known whether somebody
 * is there. Understands the usual {@link PromiseWords} alone: who promises in others is heard at once. An offer that asks, and a
 * refusal, are no promises. Confined to the call's loop. Mutable: what is kept.
 */
final class HumanPromise {
    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?])\\s");
    private static final Pattern OVER = Pattern.compile("[.!?]$");

    private final List<String> kept = new ArrayList<>();

    /** What may be spoken now: this clause and what was kept before it, or nothing yet. */
    List<String> next(String clause) {
        kept.add(clause);
        return made() || perhaps() ? List.of() : rest();
    }

    /** Whether a promise is kept. */
    boolean made() {
        return sentences().anyMatch(PromiseWords::promise);
    }

    /** Whether the last words, in the middle of a sentence, are the first ones of a promise. */
    private boolean perhaps() {
        return sentences()
                .reduce((first, last) -> last)
                .filter(last -> !OVER.matcher(last).find())
                .filter(PromiseWords::mayBecomePromise)
                .isPresent();
    }

    private Stream<String> sentences() {
        return BETWEEN_SENTENCES.splitAsStream(String.join(" ", kept));
    }

    /** All that is kept; nothing is afterwards. */
    List<String> rest() {
        List<String> all = List.copyOf(kept);
        kept.clear();
        return all;
    }
}
