package io.viciagents.vicidial;

import java.util.regex.Pattern;

/**
 * A user of VICIdial's: of a remote agent's line, or a human.
 *
 * @param name 1 to 20 characters
 */
public record AgentUser(String name) {
    private static final Pattern SHAPE = Pattern.compile("[-_0-9A-Za-z]{1,20}");

    /** Refuses what VICIdial would cut or strip. */
    public AgentUser {
        Check.matches(SHAPE, "user of 1 to 20 characters -_0-9A-Za-z", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
