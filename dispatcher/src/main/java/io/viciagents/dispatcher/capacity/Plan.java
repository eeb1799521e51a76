package io.viciagents.dispatcher.capacity;

import io.viciagents.dispatcher.capacity.Allotment.Claim;
import io.viciagents.dispatcher.capacity.Lines.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of all entries: as many as an entry has calls, and its share of the free slots beside. A dialer is guaranteed a
 * part of all slots; within a dialer the entries share alike. A pure function.
 *
 * <p>Mutable while it is made: what has been shared out.
 */
final class Plan {
    private static final int PERCENT = 100;

    private final List<Entry> entries;
    private final Map<String, Integer> calls;
    private final Map<String, Reason> closed;
    private final Map<String, Integer> shares = new HashMap<>();
    private final Map<String, Integer> due = new HashMap<>();

    private Plan(List<Entry> entries, Map<String, Integer> calls, Map<String, Reason> closed) {
        this.entries = entries;
        this.calls = calls;
        this.closed = closed;
    }

    /**
     * Makes one.
     *
     * @param calls by entry's key
     * @param closed entries that shall get no calls, by key
     * @param slots of the nodes
     * @param guaranteed per cent of all slots, by dialer
     * @return lines by entry's key
     */
    static Map<String, Lines> of(
            List<Entry> entries,
            Map<String, Integer> calls,
            Map<String, Reason> closed,
            List<Slots> slots,
            Map<String, Integer> guaranteed) {
        Plan plan = new Plan(entries, calls, closed);
        int all = slots.stream().mapToInt(Slots::all).sum();
        guaranteed.forEach(
                (dialer, percent) -> plan.due.put(dialer, (int) ((long) all * percent / PERCENT) - plan.calls(dialer)));
        slots.stream().sorted(Comparator.comparingLong(plan::entriesServed)).forEach(plan::share);
        Map<String, Lines> lines = new HashMap<>();
        entries.forEach(entry -> lines.put(entry.key(), plan.lines(entry, slots)));
        return lines;
    }

    /** Slots that few can use are shared out first, so that the others are left for those who can use nothing else. */
    private long entriesServed(Slots slots) {
        return entries.stream().filter(slots::serve).count();
    }

    private void share(Slots slots) {
        Map<String, List<Claim>> byDialer = new HashMap<>();
        for (Entry entry : entries) {
            if (slots.serve(entry) && !closed.containsKey(entry.key())) {
                byDialer.computeIfAbsent(entry.dialer(), none -> new ArrayList<>())
                        .add(new Claim(entry.key(), 0, room(entry)));
            }
        }
        List<Claim> dialers = new ArrayList<>();
        byDialer.forEach((dialer, claims) -> dialers.add(new Claim(
                dialer,
                due.getOrDefault(dialer, 0),
                claims.stream().mapToInt(Claim::room).sum())));
        Allotment.of(slots.free(), dialers).forEach((dialer, free) -> {
            due.merge(dialer, -free, Integer::sum);
            Allotment.of(free, byDialer.getOrDefault(dialer, List.of()))
                    .forEach((entry, share) -> shares.merge(entry, share, Integer::sum));
        });
    }

    private int room(Entry entry) {
        return Math.max(0, entry.most() - calls(entry) - shares.getOrDefault(entry.key(), 0));
    }

    private Lines lines(Entry entry, List<Slots> slots) {
        Reason reason = closed.get(entry.key());
        if (reason != null) {
            return new Lines.Paused(reason);
        }
        if (slots.stream().noneMatch(some -> some.all() > 0 && some.serve(entry))) {
            return new Lines.Paused(Reason.NO_NODE);
        }
        int lines = calls(entry) + shares.getOrDefault(entry.key(), 0);
        return lines == 0 ? new Lines.Paused(Reason.FULL) : new Lines.Open(lines);
    }

    private int calls(Entry entry) {
        return calls.getOrDefault(entry.key(), 0);
    }

    private int calls(String dialer) {
        return entries.stream()
                .filter(entry -> entry.dialer().equals(dialer))
                .mapToInt(this::calls)
                .sum();
    }
}
