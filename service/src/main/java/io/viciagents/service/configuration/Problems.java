package io.viciagents.service.configuration;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong, each in one line, so that nobody has to mend one error to see the next. */
final class Problems {
    /** A file of garbage need not be listed in full. */
    private static final int MOST = 200;

    private static final int LONGEST_LINE = 600;

    private final List<String> lines = new ArrayList<>();

    /** Notes a problem; {@code cure} says what to do about it. */
    void add(Place place, String wrong, String cure) {
        add(place, wrong + "; " + cure);
    }

    /** Notes a problem whose sentence came from elsewhere. */
    void add(Place place, String sentence) {
        String path = place.path().isEmpty() ? "configuration" : place.path();
        String line = (path + ": " + sentence).replaceAll("\\p{Cntrl}+", " ");
        if (lines.size() < MOST) {
            lines.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line);
        }
    }

    boolean none() {
        return lines.isEmpty();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
