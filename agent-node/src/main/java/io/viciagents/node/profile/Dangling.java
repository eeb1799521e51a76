package io.viciagents.node.profile;

import java.util.Set;

/**
 * Words of a language behind which more must follow. In lower case.
 *
 * @param words at the end of what was said so far
 * @param evenStopped those that are no end with a full stop behind them: recognisers put one behind whatever they take for an
 *     end
 */
public record Dangling(Set<String> words, Set<String> evenStopped) {
    /** In English. */
    public static final Dangling ENGLISH = new Dangling(
            Set.of(
                    "and", "so", "um", "uh", "but", "or", "because", "the", "a", "an", "my", "is", "to", "for", "of",
                    "with", "at", "on", "in", "like", "would", "i", "i'd", "i'm", "if", "that", "when", "well", "it's",
                    "need", "want"),
            Set.of("and", "um", "uh", "but", "or", "because", "the", "a", "an", "my", "to", "i", "i'd", "i'm", "if"));

    /** In Malay. */
    public static final Dangling MALAY = new Dangling(
            Set.of(
                    "dan",
                    "atau",
                    "tapi",
                    "tetapi",
                    "sebab",
                    "kerana",
                    "jadi",
                    "kalau",
                    "jika",
                    "bila",
                    "em",
                    "um",
                    "yang",
                    "untuk",
                    "dengan",
                    "dari",
                    "daripada",
                    "kepada",
                    "pada",
                    "di",
                    "ke",
                    "ialah",
                    "adalah",
                    "saya",
                    "nak",
                    "hendak",
                    "mahu",
                    "perlu",
                    "macam"),
            Set.of(
                    "dan",
                    "atau",
                    "tapi",
                    "tetapi",
                    "sebab",
                    "kerana",
                    "kalau",
                    "jika",
                    "em",
                    "um",
                    "yang",
                    "untuk",
                    "dengan",
                    "daripada",
                    "kepada",
                    "di",
                    "ke",
                    "ialah",
                    "adalah"));

    static final Dangling NONE = new Dangling(Set.of(), Set.of());

    /** Keeps the words as they were given. */
    public Dangling {
        words = Set.copyOf(words);
        evenStopped = Set.copyOf(evenStopped);
    }
}
