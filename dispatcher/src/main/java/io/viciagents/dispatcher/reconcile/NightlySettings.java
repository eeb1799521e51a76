package io.viciagents.dispatcher.reconcile;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When our calls are held against VICIdial's books by themselves.
 *
 * @param at when each day
 * @param zone of that time
 * @param back calls that arrived within that time before
 * @param repair whether what VICIdial left undecided is mended
 */
public record NightlySettings(
        @Default("03:30") @Doc("An hour at which nobody calls and VICIdial does not archive its logs.")
        LocalTime at,

        @Doc("The zone of that hour, such as America/New_York.")
        ZoneId zone,

        @Default("26h") @Doc("Longer than a day, so that no call falls between two nights.")
        Duration back,

        @Default("false") @Doc("true when --repair has done right by you for some days.")
        boolean repair) {
    /** Refuses what would compare nothing. */
    public NightlySettings {
        new Checks()
                .that(back.isPositive(), "back", "it is nothing; give at least a day, such as 26h")
                .done();
    }
}
