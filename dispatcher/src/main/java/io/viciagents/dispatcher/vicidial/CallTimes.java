package io.viciagents.dispatcher.vicidial;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.vicidial.CallHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * When customers may be called, in their own time. VICIdial keeps such times too, but no API tells them.
 *
 * @param from the first minute
 * @param until the first minute after
 * @param days on which calls may be made
 */
public record CallTimes(
        @Default("09:00") @Doc("As the law and your local_call_time allow.")
        LocalTime from,

        @Default("20:00") @Doc("As the law and your local_call_time allow.")
        LocalTime until,

        @Default("[monday, tuesday, wednesday, thursday, friday, saturday]")
        @Doc("As the law and your local_call_time allow.")
        List<DayOfWeek> days) {
    /** Refuses hours that never come. */
    public CallTimes {
        days = List.copyOf(days);
        new CallHours(from, until, Set.copyOf(days));
    }

    CallHours hours() {
        return new CallHours(from, until, Set.copyOf(days));
    }
}
