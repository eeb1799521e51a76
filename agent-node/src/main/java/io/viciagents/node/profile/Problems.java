package io.viciagents.node.profile;

import java.util.ArrayList;
import java.util.List;

/** Everything found wrong in a profile, so that its author mends it in one go. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    /**
     * Notes a problem.
     *
     * @param key where, such as {@code states.day.say}
     * @param cure what is wrong and how to mend it
     */
    void add(String key, String cure) {
        found.add(key + ": " + cure);
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
