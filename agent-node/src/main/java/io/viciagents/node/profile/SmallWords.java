package io.viciagents.node.profile;

import java.util.List;

/**
 * The short words of callers in a profile's language, by which the product understands them without a profile's phrases. In
 * lower case.
 *
 * @param yes phrases that agree
 * @param no phrases that do not
 * @param asides words of one who listens, and no wish to speak
 * @param stops words of one who wants the floor, however short
 * @param dangling behind which more must follow
 */
public record SmallWords(
        List<String> yes, List<String> no, List<String> asides, List<String> stops, Dangling dangling) {
    /** In English. */
    public static final SmallWords ENGLISH = new SmallWords(
            List.of("yes", "yeah", "yes please", "sure", "okay", "right", "that is right", "that's right", "correct"),
            List.of("no", "no thanks", "no thank you", "nope", "not really", "that is wrong", "that's wrong"),
            List.of(
                    "uh-huh", "uh", "huh", "mhm", "mm", "hmm", "um", "okay", "ok", "yeah", "yes", "yep", "right",
                    "sure", "hello", "hi", "oh", "ah", "i", "see", "good", "great", "fine", "sorry", "please"),
            List.of("stop", "no", "wait"),
            Dangling.ENGLISH);

    static final SmallWords MALAY = new SmallWords(
            List.of("ya", "ya boleh", "boleh", "baik", "baiklah", "betul", "setuju", "okey", "ya betul"),
            List.of("tidak", "tak", "tidak mahu", "tak mahu", "tak nak", "tak boleh", "bukan", "tidak terima kasih"),
            List.of(
                    "ya", "okey", "ok", "okay", "hmm", "mm", "mhm", "aha", "oh", "ah", "em", "baik", "baiklah", "betul",
                    "helo", "boleh", "faham", "maaf"),
            List.of("tidak", "tak", "jangan", "berhenti", "tunggu", "nanti"),
            Dangling.MALAY);

    static final SmallWords NONE = new SmallWords(List.of(), List.of(), List.of(), List.of(), Dangling.NONE);

    /** Keeps the words as they were given. */
    public SmallWords {
        yes = List.copyOf(yes);
        no = List.copyOf(no);
        asides = List.copyOf(asides);
        stops = List.copyOf(stops);
    }
}
