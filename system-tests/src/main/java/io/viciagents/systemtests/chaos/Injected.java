package io.viciagents.systemtests.chaos;

import java.time.Duration;
import java.util.List;

/**
 * One fault that was injected.
 *
 * @param callers whose calls the node had
 * @param gaps silences that callers heard to whom the agent was speaking, or was due to
 * @param silent of these, callers who heard nothing any more
 */
record Injected(Fault fault, int callers, List<Duration> gaps, int silent) {
    Injected {
        gaps = List.copyOf(gaps);
    }
}
