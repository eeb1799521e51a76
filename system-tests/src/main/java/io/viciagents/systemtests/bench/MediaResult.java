package io.viciagents.systemtests.bench;

/**
 * What was measured with so many calls; the names are those of the JSON output.
 *
 * @param cores that the node used
 * @param echoCores that the bare echo used for the same packets
 * @param ratio of the two, the median of the rounds
 * @param pacingP50Ms median deviation from 20 ms of the gap between two packets of a call, at the receiver
 * @param pacingP99Ms its 99th percentile
 * @param lossPercent of packets, both ways together
 * @param heapBytesPerCall with a few seconds of queued speech
 * @param gcPauseMaxMs the longest that the JVM stood still
 */
record MediaResult(
        int calls,
        double cores,
        double echoCores,
        double ratio,
        double pacingP50Ms,
        double pacingP99Ms,
        double lossPercent,
        long heapBytesPerCall,
        double gcPauseMaxMs) {}
