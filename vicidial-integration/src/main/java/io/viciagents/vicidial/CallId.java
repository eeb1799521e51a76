package io.viciagents.vicidial;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * VICIdial's name for a call, 20 characters: a letter, nine digits of the dialer's local time (mmddHHMMSS without its
 * first digit) and the lead's id in ten digits, such as V1202038280000000518. It stands in the caller's name of the
 * channel. Month-tens and year are lost, so it is unique within a day, not for ever: keep {@link CallKey}.
 *
 * @param text the 20 characters
 */
public record CallId(String text) {
    private static final Pattern SHAPE = Pattern.compile("([A-Z])(\\d)(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{10})");

    /** Refuses what is no call ID. */
    public CallId {
        if (!isCallId(text)) {
            throw new IllegalArgumentException(
                    "call ID of a letter, 9 digits of time and 10 digits of lead wanted, got '" + text + "'");
        }
    }

    /** Reads a caller's name: empty for a raw call, which VICIdial's menus and DIDs may send without a call ID. */
    public static Optional<CallId> parse(String callerName) {
        return isCallId(callerName) ? Optional.of(new CallId(callerName)) : Optional.empty();
    }

    /** Who called whom. */
    public CallKind kind() {
        return CallKind.of(text.charAt(0));
    }

    /** The customer's lead. */
    public LeadId lead() {
        return new LeadId(Long.parseLong(text.substring(10)));
    }

    /** When the ID was made, in the dialer's local time: of all times that it can mean, the one nearest to {@code now}. */
    public LocalDateTime madeAt(LocalDateTime now) {
        int monthUnits = text.charAt(1) - '0';
        return IntStream.rangeClosed(now.getYear() - 1, now.getYear() + 1)
                .boxed()
                .flatMap(year -> Stream.of(monthUnits, monthUnits + 10).flatMap(month -> at(year, month).stream()))
                .min(Comparator.comparing(
                        (LocalDateTime time) -> Duration.between(now, time).abs()))
                .orElse(now);
    }

    @Override
    public String toString() {
        return text;
    }

    private Optional<LocalDateTime> at(int year, int month) {
        try {
            return Optional.of(LocalDateTime.of(year, month, number(2), number(4), number(6), number(8)));
        } catch (DateTimeException ignored) {
            return Optional.empty();
        }
    }

    private int number(int from) {
        return Integer.parseInt(text.substring(from, from + 2));
    }

    private static boolean isCallId(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches()
                && between(1, 31, shape.group(3))
                && between(0, 23, shape.group(4))
                && between(0, 59, shape.group(5))
                && between(0, 59, shape.group(6))
                && Long.parseLong(shape.group(7)) > 0;
    }

    private static boolean between(int low, int high, String digits) {
        int number = Integer.parseInt(digits);
        return low <= number && number <= high;
    }
}
