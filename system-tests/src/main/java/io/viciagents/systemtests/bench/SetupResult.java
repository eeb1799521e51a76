package io.viciagents.systemtests.bench;

import java.util.List;

/**
 * How long callers waited on one Asterisk, from StasisStart until they were bridged with the agent's media channel; as the
 * dispatcher measured it. As it stands in the JSON.
 *
 * @param asterisk 16 or 22
 * @param ringing whether callers entered Stasis unanswered
 * @param calls that were connected
 * @param missed calls that were dialled and not connected
 * @param callsPerSecond dialled
 * @param firstMs the first call after the start of all processes, which warm-up calls follow
 * @param load of the machine in the last minute, with everything else that ran on it; 0 where it is not known
 */
record SetupResult(
        String asterisk,
        boolean ringing,
        int calls,
        int missed,
        double callsPerSecond,
        double p50Ms,
        double p95Ms,
        double p99Ms,
        double maxMs,
        double firstMs,
        double load) {
    /** Of at least one measured call. */
    static SetupResult of(
            String asterisk,
            boolean ringing,
            int dialled,
            double callsPerSecond,
            double firstMs,
            List<Double> waits,
            double load) {
        List<Double> sorted = waits.stream().sorted().toList();
        return new SetupResult(
                asterisk,
                ringing,
                sorted.size(),
                dialled - sorted.size(),
                callsPerSecond,
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99),
                sorted.getLast(),
                firstMs,
                load);
    }

    /** The nearest rank: the smallest sample that so many of a hundred do not exceed. */
    static double percentile(List<Double> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(1, rank) - 1);
    }
}
