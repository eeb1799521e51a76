package io.viciagents.service.configuration;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checks several keys of a record in its compact constructor, so that all that is wrong with it is said at once.
 *
 * <pre>{@code
 * public Campaign {
 *     new Checks()
 *             .that(id.matches("[A-Z]{1,8}"), "id", "1 to 8 letters wanted; choose another")
 *             .that(level >= 0, "level", "0 or more wanted; 1 will do")
 *             .done();
 * }
 * }</pre>
 *
 * Of each key the first thing that is wrong is kept. Used once, by one thread.
 */
public final class Checks {
    private final Map<String, String> wrong = new LinkedHashMap<>();

    /**
     * Notes the sentence unless it is so.
     *
     * @param key from this record on, such as {@code id} or {@code servers[1].ip}
     * @param sentence {@code what is wrong; what to do}; never a secret in it
     */
    public Checks that(boolean so, String key, String sentence) {
        if (!so) {
            wrong.putIfAbsent(key, sentence);
        }
        return this;
    }

    /** Refuses the record when anything was noted. */
    public void done() {
        if (!wrong.isEmpty()) {
            throw new WrongKeys(wrong);
        }
    }
}
