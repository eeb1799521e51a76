package io.viciagents.systemtests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafepointsTest {
    private static final String LINE = "[26.986s][info][safepoint] Safepoint \"ZRelocateStartYoung\", Time since last:"
            + " 524667 ns, Reaching safepoint: 529 ns, At safepoint: 7371 ns, Leaving safepoint: 349 ns, Total: %d ns,"
            + " Threads: 0 runnable, 11 total%n";

    @Test
    void onlyWhatIsNewCounts(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("safepoints");
        Safepoints safepoints = new Safepoints(log);
        Files.writeString(log, LINE.formatted(9_000_000) + LINE.formatted(8249));
        assertThat(safepoints.longestMs()).isEqualTo(9);
        assertThat(safepoints.longestMs()).isZero();
        Files.writeString(log, LINE.formatted(250_000) + LINE.formatted(1000), StandardOpenOption.APPEND);
        assertThat(safepoints.longestMs()).isEqualTo(0.25);
    }
}
