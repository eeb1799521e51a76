package io.viciagents.node.mind;

import io.viciagents.node.profile.Tool;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/** When a caller may be called again: a time that a model has made out of words is checked before anybody promises it. */
final class CallbackTime {
    private CallbackTime() {}

    /**
     * The time, where the lead lives.
     *
     * @throws Arguments.Unfit with a sentence from which the model learns what to ask the caller
     */
    static LocalDateTime read(String date, String time, Tool.Callback allowed, LocalDateTime now)
            throws Arguments.Unfit {
        LocalDateTime when = parse(date, time);
        if (!when.isAfter(now)) {
            throw new Arguments.Unfit(
                    when + " is past, it is " + now.withSecond(0).withNano(0) + " now");
        }
        if (when.toLocalDate().isAfter(now.toLocalDate().plusDays(allowed.days()))) {
            throw new Arguments.Unfit("that is more than " + allowed.days() + " days ahead");
        }
        LocalTime hour = when.toLocalTime();
        if (hour.isBefore(allowed.from()) || hour.isAfter(allowed.until())) {
            throw new Arguments.Unfit("calls are possible from " + allowed.from() + " to " + allowed.until() + " only");
        }
        return when;
    }

    private static LocalDateTime parse(String date, String time) throws Arguments.Unfit {
        try {
            return LocalDate.parse(date).atTime(LocalTime.parse(time));
        } catch (DateTimeParseException malformed) {
            throw new Arguments.Unfit("write the date as 2026-03-02 and the time as 14:30");
        }
    }
}
