package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.vicidial.CallHours;
import io.viciagents.vicidial.CallbackPlan;
import io.viciagents.vicidial.DialerTime;
import io.viciagents.vicidial.api.Lead;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A caller's wish to be called again, understood in the lead's zone.
 *
 * @param when in the lead's own time
 * @param comments for whoever calls
 */
record CallbackWish(LocalDateTime when, String comments) {
    private static final DateTimeFormatter READ_BACK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** What became of a wish. */
    sealed interface Understood {
        /**
         * It can be kept.
         *
         * @param task for the books
         * @param readBack the time in the lead's own time, to be read back
         */
        record Agreed(BookTask.Callback task, String readBack) implements Understood {}

        /**
         * It cannot.
         *
         * @param reason a sentence that an agent may act on
         */
        record Refused(String reason) implements Understood {}
    }

    Understood understand(Dialer dialer, CallFile file) {
        Optional<DialerCall> call = file.dialerCall();
        if (call.isEmpty()) {
            return new Understood.Refused("nobody knows which lead this caller is");
        }
        Instant now = dialer.clock().instant();
        ZoneOffset offset = file.lead()
                .flatMap(Lead::offset)
                .orElseGet(() -> dialer.zone().getRules().getOffset(now));
        CallHours hours = dialer.settings().callHours().hours();
        return switch (DialerTime.plan(when, offset, hours, dialer.zone(), now)) {
            case CallbackPlan.Agreed(DialerTime time, LocalDateTime customer) ->
                new Understood.Agreed(
                        new BookTask.Callback(call.get(), file.entry().campaign(), time.toString(), comments),
                        READ_BACK.format(customer));
            case CallbackPlan.OutsideCallHours(CallHours allowed) ->
                new Understood.Refused("calls are allowed from " + allowed.from() + " to " + allowed.until() + " on "
                        + days(allowed) + " only, in the caller's own time");
            case CallbackPlan.Past gone -> new Understood.Refused("that time has passed");
            case CallbackPlan.TooFarAway far -> new Understood.Refused("that is more than a year away");
        };
    }

    private static String days(CallHours hours) {
        return hours.days().stream()
                .sorted()
                .map(DayOfWeek::name)
                .map(String::toLowerCase)
                .collect(Collectors.joining(", "));
    }
}
