package io.viciagents.node.profile;

/** Who may not be misunderstood must be understood in the profile's language, not in English only. */
final class LanguageCheck {
    private static final int FEWEST_PHRASES = 2;

    private LanguageCheck() {}

    static void run(Profile profile, Problems problems) {
        if (profile.inEnglish() || profile.language().isEmpty()) {
            return;
        }
        for (GlobalAnswer global : profile.globals()) {
            long own = global.phrases().stream()
                    .filter(phrase -> !global.kind().builtIn().contains(phrase))
                    .count();
            if (global.kind() != GlobalAnswer.Kind.REPEAT && own < FEWEST_PHRASES) {
                problems.add(
                        "global." + global.kind().key() + ".phrases",
                        "the built-in ones are English; write at least " + FEWEST_PHRASES + " in "
                                + profile.language());
            }
        }
    }
}
