package io.viciagents.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the JVM's own log how long it stood still: for the collector or anything else. */
final class Safepoints {
    private static final Pattern TOTAL = Pattern.compile("Total:\\s+(\\d+) ns");
    private static final double NANOS_A_MILLI = 1e6;

    private final Path log;
    private int read;

    Safepoints(Path log) {
        this.log = log;
    }

    /** The longest standstill since the last time this was asked. */
    double longestMs() throws IOException {
        List<String> lines = Files.readAllLines(log);
        long longest = 0;
        for (String line : lines.subList(Math.min(read, lines.size()), lines.size())) {
            Matcher total = TOTAL.matcher(line);
            if (total.find()) {
                longest = Math.max(longest, Long.parseLong(total.group(1)));
            }
        }
        read = lines.size();
        return longest / NANOS_A_MILLI;
    }
}
