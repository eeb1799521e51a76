package io.viciagents.systemtests.chaos;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of faults showed.
 *
 * @param rows one for each kind of fault
 * @param offered calls in all
 * @param lost calls that did not come to their end with an agent
 * @param excused calls that were up while Asterisk itself was down: their ends are nobody's fault
 * @param moved calls that changed their node
 * @param outcomesNotOnce calls with no outcome in the dispatcher's log, or with several
 * @param wrongContinuations calls that came to their end, but not to what the caller had said
 * @param leftovers channels, bridges, slots and live calls that stayed
 */
record ChaosReport(
        List<Row> rows,
        int offered,
        int lost,
        int excused,
        long moved,
        int outcomesNotOnce,
        int wrongContinuations,
        List<String> leftovers) {
    /**
     * One kind of fault.
     *
     * @param injected how often
     * @param offered calls that began after it, and before the next fault
     * @param lost calls that were lost after it, and before the next fault
     * @param callers whose nodes it struck
     * @param gapP50Ms silence heard by the caller, of calls in which the agent spoke or was due to; -1 when there was none
     */
    record Row(
            String fault,
            int injected,
            int offered,
            int lost,
            int callers,
            int gaps,
            long gapP50Ms,
            long gapP99Ms,
            long gapMaxMs,
            long goalMs) {
        static Row of(Fault fault, List<Injected> all, int offered, int lost) {
            List<Injected> some =
                    all.stream().filter(each -> each.fault() == fault).toList();
            List<Long> gaps = some.stream()
                    .flatMap(each -> each.gaps().stream())
                    .map(Duration::toMillis)
                    .sorted()
                    .toList();
            return new Row(
                    fault.word(),
                    some.size(),
                    offered,
                    lost,
                    some.stream().mapToInt(Injected::callers).sum(),
                    gaps.size(),
                    percentile(gaps, 0.5),
                    percentile(gaps, 0.99),
                    percentile(gaps, 1),
                    fault.goal().map(Duration::toMillis).orElse(-1L));
        }

        /** By the nearest rank: never better than what was heard. */
        private static long percentile(List<Long> sorted, double share) {
            return sorted.isEmpty() ? -1 : sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * share) - 1));
        }

        boolean held() {
            return goalMs < 0 || gapP99Ms <= goalMs;
        }
    }

    /** Whether nothing was lost, doubled, wrong or left; the gaps are told apart. */
    boolean clean() {
        return lost == 0 && outcomesNotOnce == 0 && wrongContinuations == 0 && leftovers.isEmpty();
    }

    void print(PrintWriter out) {
        out.printf(
                "%n%-12s %8s %8s %6s %8s %6s %9s %9s %9s %9s%n",
                "fault", "injected", "offered", "lost", "callers", "gaps", "p50 ms", "p99 ms", "max ms", "goal ms");
        for (Row row : rows) {
            out.printf(
                    "%-12s %8d %8d %6d %8d %6d %9s %9s %9s %9s%s%n",
                    row.fault(),
                    row.injected(),
                    row.offered(),
                    row.lost(),
                    row.callers(),
                    row.gaps(),
                    figure(row.gapP50Ms()),
                    figure(row.gapP99Ms()),
                    figure(row.gapMaxMs()),
                    figure(row.goalMs()),
                    mark(row));
        }
        out.printf(
                "%ncalls offered %d, lost %d (%d more were up while Asterisk was down), moved %d; outcomes not once %d,"
                        + " wrong continuations %d, left over %d%n",
                offered, lost, excused, moved, outcomesNotOnce, wrongContinuations, leftovers.size());
        leftovers.forEach(left -> out.println("  left: " + left));
        out.flush();
    }

    private String mark(Row row) {
        if (row.held()) {
            return "";
        }
        boolean undisturbed = Fault.of(row.fault()).heard() == Fault.Heard.UNDISTURBED;
        boolean asEver = rows.stream()
                .filter(other -> other.fault().equals(Fault.NOTHING.word()))
                .anyMatch(nothing -> row.gapP99Ms() <= nothing.gapP99Ms());
        return undisturbed && asEver ? "  as with nothing" : "  over the goal";
    }

    private static String figure(long millis) {
        return millis < 0 ? "-" : Long.toString(millis);
    }

    /** The same for machines: a row for each fault; moved and what follows outcomesNotOnce hold for the whole run. */
    List<Map<String, Object>> json() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("fault", row.fault());
            each.put("injected", row.injected());
            each.put("offered", row.offered());
            each.put("lost", row.lost());
            each.put("moved", moved);
            each.put("gapP50Ms", row.gapP50Ms());
            each.put("gapP99Ms", row.gapP99Ms());
            each.put("gapMaxMs", row.gapMaxMs());
            each.put("outcomesNotOnce", outcomesNotOnce);
            each.put("wrongContinuations", wrongContinuations);
            each.put("leftovers", leftovers.size());
            all.add(each);
        }
        return all;
    }
}
