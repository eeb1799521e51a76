package io.viciagents.vicidial;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A time in a dialer's local time, in which VICIdial keeps all its times. A wrong text is accepted by VICIdial and stored
 * as 0000-00-00, which is due at once: so the text is made here only.
 *
 * @param local the dialer's local time, whole seconds
 */
public record DialerTime(LocalDateTime local) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Drops fractions of a second. */
    public DialerTime {
        local = local.truncatedTo(ChronoUnit.SECONDS);
    }

    /** That instant on that dialer. */
    public static DialerTime at(Instant instant, ZoneId dialer) {
        return new DialerTime(LocalDateTime.ofInstant(instant, dialer));
    }

    /**
     * Understands a call-back time in the customer's zone.
     *
     * @param wish the customer's local time
     * @param customer the lead's {@code gmt_offset_now}: today's offset, so a change of summer time before the call-back
     *     shifts it by an hour, as it does for VICIdial's own agents
     * @param hours when the customer may be called
     * @param dialer the dialer's zone
     * @param now the time
     */
    public static CallbackPlan plan(
            LocalDateTime wish, ZoneOffset customer, CallHours hours, ZoneId dialer, Instant now) {
        Instant instant = wish.toInstant(customer);
        if (instant.isBefore(now.plus(1, ChronoUnit.MINUTES))) {
            return new CallbackPlan.Past();
        }
        if (instant.isAfter(now.plus(366, ChronoUnit.DAYS))) {
            return new CallbackPlan.TooFarAway();
        }
        return hours.allow(wish)
                ? new CallbackPlan.Agreed(at(instant, dialer), wish)
                : new CallbackPlan.OutsideCallHours(hours);
    }

    /** As VICIdial reads and writes it: {@code YYYY-MM-DD HH:MM:SS}. */
    @Override
    public String toString() {
        return FORMAT.format(local);
    }
}
