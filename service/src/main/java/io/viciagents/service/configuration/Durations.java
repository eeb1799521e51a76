package io.viciagents.service.configuration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}, {@code 3d}, or ISO 8601. */
final class Durations {
    private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("(\\d{1,12})\\s?(us|ms|s|m|h|d)");

    private static final Map<String, Duration> UNITS = Map.of(
            "us", Duration.ofNanos(1000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /** Longer ones could not be counted in milliseconds. */
    private static final Duration LONGEST_IN_UNITS = Duration.ofDays(100_000);

    private Durations() {}

    static Duration parse(String text) {
        Matcher matcher = AMOUNT_AND_UNIT.matcher(text);
        if (matcher.matches()) {
            Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
            return unit.multipliedBy(Long.parseLong(matcher.group(1)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException refused) {
            throw new IllegalArgumentException(
                    "a length of time is wanted; write a number with its unit, such as 500ms, 2s, 1m or 1h", refused);
        }
    }

    /** The shortest text that {@link #parse} reads back. */
    static String print(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST_IN_UNITS) > 0) {
            return duration.toString();
        }
        for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
            Duration one = UNITS.getOrDefault(unit, Duration.ZERO);
            if (duration.equals(one.multipliedBy(duration.dividedBy(one))) && !duration.isZero()) {
                return duration.dividedBy(one) + unit;
            }
        }
        return duration.isZero() ? "0s" : duration.toString();
    }
}
