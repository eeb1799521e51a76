package io.viciagents.vicidial.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What an API says of itself; asked without a login.
 *
 * @param version such as 2.14-202
 * @param build such as 250720-1841
 * @param time the dialer's local time, as VICIdial writes it
 * @param epochSeconds the dialer's clock
 */
public record DialerVersion(String version, String build, String time, long epochSeconds) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /** Its two readings of one clock. */
    private static final Duration APART = Duration.ofMinutes(1);

    /** Whether its local time is that of a zone now; a time that nobody can read is taken for right. */
    public boolean isIn(ZoneId zone) {
        try {
            LocalDateTime there = LocalDateTime.ofInstant(Instant.ofEpochSecond(epochSeconds), zone);
            return Duration.between(there, LocalDateTime.parse(time, TIME))
                            .abs()
                            .compareTo(APART)
                    < 0;
        } catch (DateTimeException unreadable) {
            return true;
        }
    }
}
