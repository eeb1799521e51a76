package io.viciagents.vicidial;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * When a customer may be called, in the customer's own time. VICIdial keeps such hours too but does not look at them when
 * a call-back for anyone falls due.
 *
 * @param from the first minute
 * @param until the first minute after
 * @param days on which calls may be made
 */
public record CallHours(LocalTime from, LocalTime until, Set<DayOfWeek> days) {
    /** Refuses hours that never come. */
    public CallHours {
        days = Set.copyOf(days);
        if (!from.isBefore(until) || days.isEmpty()) {
            throw new IllegalArgumentException(
                    "call hours with a start before their end, on at least one day, wanted, got " + from + " to "
                            + until + " on " + days);
        }
    }

    /** Whether a call may be made then. */
    public boolean allow(LocalDateTime time) {
        LocalTime clock = time.toLocalTime();
        return days.contains(time.getDayOfWeek()) && !clock.isBefore(from) && clock.isBefore(until);
    }
}
