package io.viciagents.vicidial;

import java.util.regex.Pattern;

/**
 * An in-group: a queue of VICIdial's that agents serve.
 *
 * @param id 1 to 20 characters
 */
public record InGroup(String id) {
    private static final Pattern SHAPE = Pattern.compile("[-_0-9A-Za-z]{1,20}");

    /** Refuses what VICIdial would cut or strip. */
    public InGroup {
        Check.matches(SHAPE, "in-group of 1 to 20 characters -_0-9A-Za-z", id);
    }

    @Override
    public String toString() {
        return id;
    }
}
