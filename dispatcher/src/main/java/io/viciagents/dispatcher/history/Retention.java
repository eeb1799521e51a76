package io.viciagents.dispatcher.history;

import io.viciagents.service.configuration.Checks;
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
    private static final String TOO_SHORT = "less than an hour is a mistake; write such as 30d";

    /** Refuses what would delete calls that have hardly ended. */
    public Retention {
        profiles = Map.copyOf(profiles);
        Checks checks = new Checks().that(calls.compareTo(SHORTEST) >= 0, "calls", TOO_SHORT);
        profiles.forEach(
                (profile, keep) -> checks.that(keep.compareTo(SHORTEST) >= 0, "profiles." + profile, TOO_SHORT));
        checks.done();
    }
}
