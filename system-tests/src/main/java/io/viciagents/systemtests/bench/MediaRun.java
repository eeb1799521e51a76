package io.viciagents.systemtests.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One node and one echo that are called in turns. */
final class MediaRun {
    private final Child node;
    private final Child echo;
    private final List<String> echoPorts;
    private final Safepoints safepoints;
    private final PrintWriter out;

    MediaRun(Child node, Child echo, List<String> echoPorts, Safepoints safepoints, PrintWriter out) {
        this.node = node;
        this.echo = echo;
        this.echoPorts = echoPorts;
        this.safepoints = safepoints;
        this.out = out;
    }

    /** Lets the node's JVM compile what it needs. */
    void warm(Callers callers, int calls) throws IOException {
        int port = Callers.freePort();
        callers.call(node, port, calls, open(calls, port));
        node.ask("close", "closed");
    }

    MediaResult measure(Callers callers, int calls, int rounds) throws IOException {
        List<Callers.Outcome> outcomes = new ArrayList<>();
        List<Double> echoCores = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        long heap = 0;
        long arrived = 0;
        double longestPauseMs = 0;
        for (int round = 1; round <= rounds; round++) {
            int port = Callers.freePort();
            double bare = callers.call(echo, port, calls, echoPorts).cores();
            long heapBefore = number(node.ask("heap", "heap"));
            long arrivedBefore = number(node.ask("received", "received"));
            safepoints.longestMs();
            Callers.Outcome outcome = callers.call(node, port, calls, open(calls, port));
            longestPauseMs = Math.max(longestPauseMs, safepoints.longestMs());
            arrived += number(node.ask("received", "received")) - arrivedBefore;
            heap = Math.max(heap, (number(node.ask("heap", "heap")) - heapBefore) / calls);
            node.ask("close", "closed");
            outcomes.add(outcome);
            echoCores.add(bare);
            ratios.add(outcome.cores() / bare);
            out.printf(
                    "%5d calls, round %d of %d: node %.3f cores, echo %.3f; pacing p99 %.3f ms%n",
                    calls, round, rounds, outcome.cores(), bare, outcome.p99Ms());
            out.flush();
        }
        return new MediaResult(
                calls,
                median(outcomes.stream().map(Callers.Outcome::cores).toList()),
                median(echoCores),
                median(ratios),
                median(outcomes.stream().map(Callers.Outcome::p50Ms).toList()),
                median(outcomes.stream().map(Callers.Outcome::p99Ms).toList()),
                lossPercent(outcomes, arrived),
                heap,
                longestPauseMs);
    }

    private List<String> open(int calls, int port) {
        return node.ask("open " + calls + " " + port, "ports");
    }

    private static double lossPercent(List<Callers.Outcome> outcomes, long arrived) {
        long sent = outcomes.stream().mapToLong(Callers.Outcome::sent).sum();
        long received = outcomes.stream().mapToLong(Callers.Outcome::received).sum();
        long lost = outcomes.stream().mapToLong(Callers.Outcome::lost).sum();
        return 100.0 * (sent - arrived + lost) / (sent + received + lost);
    }

    private static long number(List<String> words) {
        return Long.parseLong(words.getFirst());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
