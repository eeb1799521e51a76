package io.viciagents.dispatcher.vicidial;

import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.DialerTime;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.DialerClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * One dialer: how it is asked, and what is configured about it. Any thread.
 *
 * @param settings as configured
 * @param client how it is asked
 * @param clock ours
 */
record Dialer(DialerSettings settings, DialerClient client, InstantSource clock) {
    private static final Duration DAY = Duration.ofDays(1);

    String name() {
        return settings.name();
    }

    ZoneId zone() {
        return settings.zone();
    }

    Statuses statuses() {
        return settings.allStatuses();
    }

    /** An instant of ours in the dialer's local time. */
    LocalDateTime localTime(Instant instant) {
        return DialerTime.at(instant, zone()).local();
    }

    /**
     * Whether VICIdial can have made this ID for a call that is here now: its time is within a day. Anybody can put 20 such
     * characters into a caller's name.
     */
    boolean canBeLive(CallId id) {
        LocalDateTime now = localTime(clock.instant());
        return Duration.between(id.madeAt(now), now).abs().compareTo(DAY) <= 0;
    }
}
