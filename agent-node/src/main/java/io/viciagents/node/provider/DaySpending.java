package io.viciagents.node.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What the calls of each profile have cost today, here and at the other nodes, as far as those were heard of. Any thread; the
 * lock is held for a few additions. Mutable: the day and its sums. At midnight of the clock's zone all begins at nothing.
 */
public final class DaySpending {
    private final Clock clock;
    private LocalDate day;
    private final Map<String, Cost> here = new HashMap<>();
    private Map<String, Cost> elsewhere = Map.of();

    /** @param clock tells the day, in the zone of this node */
    public DaySpending(Clock clock) {
        this.clock = clock;
        this.day = LocalDate.now(clock);
    }

    /** A call of a profile has cost something. */
    public synchronized void spent(String profile, Cost cost) {
        turn();
        here.merge(profile, cost, Cost::plus);
    }

    /** What the calls of a profile have cost today. */
    public synchronized Cost of(String profile) {
        turn();
        return here.getOrDefault(profile, Cost.NOTHING).plus(elsewhere.getOrDefault(profile, Cost.NOTHING));
    }

    /** What was spent here. */
    public synchronized Sums here() {
        turn();
        return new Sums(day, here);
    }

    /** What was spent at the other nodes; of another day than today's, it is of no interest. */
    public synchronized void elsewhere(Sums sums) {
        turn();
        if (sums.day().equals(day)) {
            elsewhere = sums.byProfile();
        }
    }

    private void turn() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            day = today;
            here.clear();
            elsewhere = Map.of();
        }
    }

    /** What was spent on a day. */
    public record Sums(LocalDate day, Map<String, Cost> byProfile) {
        /** Keeps what was given. */
        public Sums {
            byProfile = Map.copyOf(byProfile);
        }
    }
}
