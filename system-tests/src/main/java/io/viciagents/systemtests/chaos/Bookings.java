package io.viciagents.systemtests.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What was booked, by the transcripts, against what the callers pressed. */
final class Bookings {
    private static final String OUTCOME = "appointment wanted: ";

    private Bookings() {}

    /** How many calls were booked as their callers wanted; the others are told. */
    static int right(Path recordings, List<Callers.Done> booked, Consumer<String> tell) {
        Map<String, Integer> outcomes = outcomes(recordings);
        int right = 0;
        for (Callers.Done call : booked) {
            if (outcomes.getOrDefault(call.wanted(), 0) > 0) {
                outcomes.merge(call.wanted(), -1, Integer::sum);
                right++;
            } else {
                tell.accept("wrong: " + call);
            }
        }
        return right;
    }

    private static Map<String, Integer> outcomes(Path recordings) {
        Map<String, Integer> outcomes = new HashMap<>();
        try (Stream<Path> files = Files.walk(recordings)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                String text = Files.readString(file);
                int from = text.lastIndexOf(OUTCOME);
                if (from >= 0) {
                    String what = text.substring(from + OUTCOME.length());
                    outcomes.merge(what.substring(0, what.indexOf('"')), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(recordings + " cannot be read", e);
        }
        return outcomes;
    }
}
