package io.viciagents.systemtests.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the callers of one case measured; null where there was nothing to measure. Percentiles by nearest rank.
 *
 * @param engine embedded or stand-ins
 * @param scenario the case
 * @param turns that were to be answered
 * @param gapP50Ms from the end of the caller's sound to the agent's first
 * @param gapP95Ms the same
 * @param overheadP99Ms of our own in a turn, by the node's clock
 * @param bargeInP50Ms from the caller's first sound, or key, to the agent's silence
 * @param bargeInP95Ms the same
 * @param cutOffs how often the agent began while the caller had not finished
 * @param falseInterruptions how often the agent fell silent for what was no interruption
 * @param resumed after how many of those it spoke on
 * @param deadAirMaxMs the longest a caller waited without a sound
 */
@JsonPropertyOrder({"engine", "case", "turns"})
record TurnsResult(
        String engine,
        @JsonProperty("case") String scenario,
        int turns,
        @Nullable Long gapP50Ms,
        @Nullable Long gapP95Ms,
        @Nullable Long overheadP99Ms,
        @Nullable Long bargeInP50Ms,
        @Nullable Long bargeInP95Ms,
        int cutOffs,
        int falseInterruptions,
        int resumed,
        long deadAirMaxMs) {
    /** The value that so many of a hundred do not exceed; null when there are none. */
    static @Nullable Long percentile(Collection<Long> values, int percent) {
        if (values.isEmpty()) {
            return null;
        }
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    static @Nullable Long percentileOf(Collection<Duration> values, int percent) {
        return percentile(values.stream().map(Duration::toMillis).toList(), percent);
    }
}
