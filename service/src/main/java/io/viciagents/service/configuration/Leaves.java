package io.viciagents.service.configuration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes values of texts. Refusals say {@code what is wrong; what to do} and never repeat the text. */
final class Leaves {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

    /** Whoever makes a value of a text. */
    @FunctionalInterface
    private interface Reading {
        Object read(String text);
    }

    private static final Map<Class<?>, Reading> READINGS = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(Secret.class, Secret::of),
            Map.entry(int.class, text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Integer.class, text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(double.class, Leaves::number),
            Map.entry(Double.class, Leaves::number),
            Map.entry(boolean.class, Leaves::truth),
            Map.entry(Boolean.class, Leaves::truth),
            Map.entry(Duration.class, Durations::parse),
            Map.entry(LocalTime.class, Leaves::timeOfDay),
            Map.entry(ZoneId.class, Leaves::zone),
            Map.entry(Path.class, Leaves::path),
            Map.entry(URI.class, Leaves::uri));

    private Leaves() {}

    static boolean knows(Class<?> type) {
        return type.isEnum() || READINGS.containsKey(type);
    }

    static List<String> known() {
        return READINGS.keySet().stream().map(Class::getSimpleName).sorted().toList();
    }

    static Object read(Class<?> type, String text) {
        Reading reading = READINGS.get(type);
        return reading == null ? constant(type, text) : reading.read(text);
    }

    private static Object constant(Class<?> type, String text) {
        List<Object> constants = Arrays.asList((Object[]) type.getEnumConstants());
        List<String> names = constants.stream()
                .map(constant -> Names.kebab(((Enum<?>) constant).name()))
                .toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException("it is none of " + String.join(", ", names) + "; "
                    + Names.nearest(text, names)
                            .map(name -> "did you mean " + name + "?")
                            .orElse("choose one of them"));
        }
        return constants.get(index);
    }

    private static long whole(String text, long least, long greatest) {
        if (!text.matches("[+-]?\\d{1,40}")) {
            throw new IllegalArgumentException("a whole number is wanted; write digits only, such as 8080");
        }
        BigInteger value = new BigInteger(text);
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(greatest)) > 0) {
            throw new IllegalArgumentException("the number is out of range; " + least + " to " + greatest + " will do");
        }
        return value.longValueExact();
    }

    private static Object number(String text) {
        if (!NUMBER.matcher(text).matches() || !Double.isFinite(new BigDecimal(text).doubleValue())) {
            throw new IllegalArgumentException("a number is wanted; write it such as 0.75");
        }
        return Double.parseDouble(text);
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false is wanted; write one of the two words");
        };
    }

    private static Object timeOfDay(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException refused) {
            throw new IllegalArgumentException("it is no time of day; write it such as 09:30", refused);
        }
    }

    private static Object zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException refused) {
            throw new IllegalArgumentException(
                    "there is no such time zone; write it such as America/New_York", refused);
        }
    }

    private static Object path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the path is empty; give the path of a file or folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException refused) {
            throw new IllegalArgumentException("it is no path; give the path of a file or folder", refused);
        }
    }

    private static Object uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException refused) {
            throw new IllegalArgumentException(
                    "it is no address; write one such as http://127.0.0.1:8088/ari", refused);
        }
    }
}
