package io.viciagents.dispatcher.vicidial;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** VICIdial's times, in the dialer's local time. */
final class Times {
    /** The lead's column that every dialling and every delivery sets. */
    static final String LAST_CALLED = "last_local_call_time";

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Times() {}

    /** Empty for 0000-00-00 and whatever else is no time. */
    static Optional<LocalDateTime> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
