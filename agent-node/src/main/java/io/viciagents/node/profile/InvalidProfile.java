package io.viciagents.node.profile;

import java.util.List;

/** A profile that cannot be used, with every reason at once. */
public final class InvalidProfile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** Each problem is a sentence that begins with its key and says the cure. */
    InvalidProfile(String source, List<String> problems) {
        super(source + " cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each a sentence that begins with its key and says the cure. */
    public List<String> problems() {
        return problems;
    }
}
