package io.viciagents.node.profile;

import java.util.List;

/** What is built in is English: a profile in another language brings its own. No caller is spoken to in two languages. */
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
        own("no-input", profile.retries().noInput().say(), ProfileReader.NO_INPUT, profile, problems);
        own("no-match", profile.retries().noMatch().say(), ProfileReader.NO_MATCH, profile, problems);
        if (profile.retries().fillers().equals(ProfileReader.FILLERS)) {
            problems.add("fillers", cure(profile));
        }
        if (profile.machines().screening().text().equals(ProfileReader.SCREENING)) {
            problems.add("screening", cure(profile));
        }
    }

    private static void own(
            String key, List<Prompt> prompts, List<String> builtIn, Profile profile, Problems problems) {
        if (prompts.stream().map(Prompt::text).toList().equals(builtIn)) {
            problems.add(key, cure(profile));
        }
    }

    private static String cure(Profile profile) {
        return "is missing: what is built in is English, and this profile speaks " + profile.language();
    }
}
