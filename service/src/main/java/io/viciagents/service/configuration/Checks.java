package io.viciagents.service.configuration;

import java.time.Duration;
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

    /** What reads a key's value refuses it with a sentence of its own, in which there is no secret. */
    public Checks understood(String key, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException refused) {
            wrong.putIfAbsent(key, String.valueOf(refused.getMessage()));
        }
        return this;
    }

    /** A length of time must be longer than nothing. */
    public Checks positive(String key, Duration time) {
        return that(time.isPositive(), key, "longer than nothing wanted, got " + time.toMillis() + "ms; leave it out");
    }

    /** A number must be 1 or more. */
    public Checks atLeastOne(String key, int number) {
        return that(number >= 1, key, "1 or more wanted, got " + number + "; leave it out for the default");
    }

    /** A port must be one. */
    public Checks port(String key, int port, int least) {
        return that(
                port >= least && port <= 65535, key, port + " is out of range; give one from " + least + " to 65535");
    }

    /** Refuses the record when anything was noted. */
    public void done() {
        if (!wrong.isEmpty()) {
            throw new WrongKeys(wrong);
        }
    }
}
