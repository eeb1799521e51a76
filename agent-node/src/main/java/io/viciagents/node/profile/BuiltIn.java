package io.viciagents.node.profile;

import java.util.List;
import java.util.Optional;

/** Takes what a profile says, or else what is built in for its language; where there is neither, the profile is refused. */
final class BuiltIn {
    private final String language;

    BuiltIn(String language) {
        this.language = language;
    }

    String text(Section section, String key, String builtIn) {
        Optional<String> own = section.text(key);
        if (own.isEmpty() && builtIn.isEmpty()) {
            missing(section, key);
        }
        return own.orElse(builtIn);
    }

    Prompt prompt(Section section, String key, String builtIn) {
        return new Prompt(text(section, key, builtIn), Interruption.ALLOWED);
    }

    List<String> texts(Section section, String key, List<String> builtIn) {
        if (section.has(key)) {
            return section.texts(key);
        }
        if (builtIn.isEmpty()) {
            missing(section, key);
        }
        return builtIn;
    }

    /** Says what to add; a profile without a language is told that alone. */
    void missing(Section section, String key) {
        if (!language.isEmpty()) {
            section.problem(key, "is missing: nothing is built in for " + language + ", so write it in that language");
        }
    }
}
