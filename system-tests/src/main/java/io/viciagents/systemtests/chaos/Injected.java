package io.viciagents.systemtests.chaos;

import java.time.Duration;
import java.util.List;

/**
 * One fault that was injected.
 *
 * @param callers whose calls it struck
 * @param gaps silences that callers heard to whom the agent was speaking, or was due to
 * @param silent of these, callers who heard nothing any more
 */
record Injected(Fault fault, int callers, List<Duration> gaps, int silent) {
    Injected {
        gaps = List.copyOf(gaps);
    }

    /** For people. */
    String told(String where) {
        return "%-10s %s: %d callers, gaps of those spoken to %s%s"
                .formatted(
                        fault.word(),
                        where,
                        callers,
                        gaps.stream().map(gap -> gap.toMillis() + " ms").toList(),
                        silent == 0 ? "" : ", " + silent + " heard nothing any more");
    }
}
