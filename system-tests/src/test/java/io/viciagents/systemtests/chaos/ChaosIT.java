package io.viciagents.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * One fault of each kind while callers talk. How long they hear nothing is printed and not asserted: that is {@code ./chaos}
 * on a machine of its own. Without the rolling restart, which takes a minute and is a drain of each node.
 */
class ChaosIT {
    private static final int CALLERS = 12;
    private static final int DISPATCHERS = 3;
    private static final int NODES = 3;
    private static final long SEED = 1;

    /** A key is lost with the dispatcher that was to hear it: its caller says something else, or gives up. */
    private static final int LOST_KEYS = 2;

    private static final List<Fault> FAULTS = Arrays.stream(Fault.values())
            .filter(fault -> fault != Fault.ROLLING)
            .toList();

    @Test
    void callsGoOnAndEachHasOneOutcomeAndNothingIsLeft() {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (ChaosRun run = new ChaosRun(CALLERS, DISPATCHERS, NODES, SEED, Optional.empty(), out::println)) {
            ChaosReport report = run.run(FAULTS, 1);
            report.print(out);

            assertThat(report.outcomesNotOnce()).as("outcomes not once").isZero();
            assertThat(report.leftovers()).isEmpty();
            assertThat(report.lost() + report.wrongContinuations())
                    .as("calls lost, or gone on with wrongly")
                    .isLessThanOrEqualTo(LOST_KEYS);
            assertThat(report.moved()).as("calls moved").isPositive();
        }
    }
}
