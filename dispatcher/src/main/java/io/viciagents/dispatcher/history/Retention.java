package io.viciagents.dispatcher.history;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.time.Duration;
import java.util.Map;

/**
 * How long calls are kept: their records, transcripts and recordings.
 *
 * @param calls of all profiles that are not named
 * @param profiles by name
 */
public record Retention(
        @Default("365d") @Doc("As long as your law allows and your business needs; a year by default.")
        Duration calls,

        @Default("") @Doc("For profiles whose calls are kept for another time: {survey: 30d}.")
        Map<String, Duration> profiles) {
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** Refuses what would delete calls that have hardly ended. */
    public Retention {
        profiles = Map.copyOf(profiles);
        if (calls.compareTo(SHORTEST) < 0
                || profiles.values().stream().anyMatch(keep -> keep.compareTo(SHORTEST) < 0)) {
            throw new IllegalArgumentException("retention of less than an hour is a mistake; write such as 30d");
        }
    }
}
