package io.viciagents.node.profile;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What time it is where a lead lives, by VICIdial's {@code gmt_offset_now}; without it, where the node's clock stands. */
public final class LeadTime {
    /** VICIdial's field that holds the offset in hours. */
    public static final String OFFSET_FIELD = "gmt_offset_now";

    private LeadTime() {}

    /**
     * The time there.
     *
     * @param offset the field's text, or empty
     */
    public static LocalDateTime now(String offset, Clock clock) {
        try {
            double hours = Double.parseDouble(offset);
            return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.ofTotalSeconds((int)
                    (hours * Duration.ofHours(1).toSeconds())));
        } catch (NumberFormatException | DateTimeException expected) {
            return LocalDateTime.now(clock);
        }
    }
}
