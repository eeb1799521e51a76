package io.viciagents.dispatcher.capacity;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.time.Duration;

/**
 * How often the dialers are told their lines.
 *
 * @param interval between two changes of one entry, at least; a pause does not wait
 * @param raiseAfter for how long more lines must have been possible before they are given
 * @param repeat after how long an entry is told again what it was told before
 */
public record CapacitySettings(
        @Default("2s") @Doc("Longer to spare a busy dialer's database; more calls then go to humans meanwhile.")
        Duration interval,

        @Default("10s")
        @Doc("Shorter when free slots should be used sooner; VICIdial follows up to ten seconds late in any case.")
        Duration raiseAfter,

        @Default("1m")
        @Doc(
                "Shorter when somebody changes the lines by hand: they are ours, 'dispatcher pause' is the way to stop calls.")
        Duration repeat) {
    /** Refuses what would never wait. */
    public CapacitySettings {
        new Checks()
                .that(interval.toMillis() >= 1, "interval", "it is nothing; give some seconds")
                .that(repeat.compareTo(interval) >= 0, "repeat", "it is shorter than interval; give some minutes")
                .done();
    }
}
