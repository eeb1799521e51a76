package io.viciagents.systemtests.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What so many calls at once cost, and how their callers fared.
 *
 * @param calls that were wanted at once
 * @param served that an agent spoke to
 * @param turns that were answered while it was measured
 * @param gapP50Ms from the end of a caller's words to the agent's first sound, at the caller
 * @param gapP95Ms the same
 * @param longestWaitMs the longest a caller waited without a sound
 * @param load of the machine, by the kernel
 * @param parts of what ran, each by itself
 */
record CallsResult(
        int calls,
        int served,
        int turns,
        @Nullable Long gapP50Ms,
        @Nullable Long gapP95Ms,
        long longestWaitMs,
        double load,
        List<Part> parts) {
    /**
     * One process.
     *
     * @param name of it
     * @param cpuPercentOfACoreACall while all calls were up
     * @param residentMegabytesACall what it holds more than before the first call
     * @param heapMegabytesACall of that on its heap after a collection; null where there is none to see
     */
    record Part(
            String name,
            double cpuPercentOfACoreACall,
            double residentMegabytesACall,
            @Nullable Double heapMegabytesACall) {}
}
