package io.viciagents.node.mind;

import io.viciagents.node.speech.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps back what a model writes from where it promises a human ("I will put you through"), until it is known whether somebody
 * is there. Understands English and Malay, and the usual words alone: who promises in others is heard at once. An offer that
 * asks, and a refusal, are no promises. Confined to the call's loop. Mutable: what is kept.
 */
final class HumanPromise {
    private static final Set<String> BETWEEN = Set.of("just", "now", "quickly", "gladly", "then", "right", "sekarang");
    private static final List<String> BEGINNINGS = List.of("will", "i'll", "we'll", "let me", "going to");
    private static final List<String> DEEDS = List.of(
            "transfer you",
            "transfer your call",
            "connect you",
            "put you through",
            "hand you over",
            "pass you on",
            "pass you over",
            "get you a colleague",
            "get a colleague");
    private static final List<List<String>> PROMISES = Stream.concat(
                    BEGINNINGS.stream().flatMap(will -> DEEDS.stream().map(deed -> will + " " + deed)),
                    Stream.of(
                            "transferring you",
                            "connecting you",
                            "putting you through",
                            "handing you over",
                            "passing you on",
                            "akan sambungkan",
                            "akan menyambungkan",
                            "akan hubungkan anda",
                            "akan pindahkan",
                            "saya sambungkan",
                            "sedang menyambungkan"))
            .map(Words::of)
            .toList();

    private final List<String> kept = new ArrayList<>();

    /** What may be spoken now: this clause and what was kept before it, or nothing yet. */
    List<String> next(String clause) {
        kept.add(clause);
        return made() || perhaps() ? List.of() : rest();
    }

    /** Whether a promise is kept. */
    boolean made() {
        return Stream.of(String.join(" ", kept).split("(?<=[.!?])\\s"))
                .anyMatch(sentence -> !sentence.endsWith("?")
                        && PROMISES.stream()
                                .anyMatch(promise -> Collections.indexOfSubList(telling(sentence), promise) >= 0));
    }

    /** Whether the last words are the first ones of a promise. */
    private boolean perhaps() {
        List<String> words = telling(String.join(" ", kept));
        return PROMISES.stream().anyMatch(promise -> {
            for (int first = Math.min(promise.size() - 1, words.size()); first > 0; first--) {
                if (words.subList(words.size() - first, words.size()).equals(promise.subList(0, first))) {
                    return true;
                }
            }
            return false;
        });
    }

    private static List<String> telling(String text) {
        return Words.of(text).stream().filter(word -> !BETWEEN.contains(word)).toList();
    }

    /** All that is kept; nothing is afterwards. */
    List<String> rest() {
        List<String> all = List.copyOf(kept);
        kept.clear();
        return all;
    }
}
