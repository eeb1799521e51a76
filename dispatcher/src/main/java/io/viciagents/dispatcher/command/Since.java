package io.viciagents.dispatcher.command;

import io.viciagents.service.life.CannotStart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as people write it. */
final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})(m|h|d)");

    private Since() {}

    /** Reads a day, a day and a time, or how long ago it is. */
    static Instant parse(String text, Clock clock) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long amount = Long.parseLong(ago.group(1));
            Duration back = switch (ago.group(2)) {
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
            return clock.instant().minus(back);
        }
        try {
            return text.length() > "2026-03-01".length()
                    ? LocalDateTime.parse(text.replace(' ', 'T'))
                            .atZone(clock.getZone())
                            .toInstant()
                    : LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new CannotStart(
                    "--since: '" + Table.printable(text)
                            + "' is no time; write 2026-03-01, 2026-03-01T14:00, or 2h or 7d for so long ago",
                    wrong);
        }
    }
}
