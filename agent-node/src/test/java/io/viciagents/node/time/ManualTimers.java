package io.viciagents.node.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it. */
public final class ManualTimers implements Timers {
    private final PriorityQueue<Entry> pending =
            new PriorityQueue<>(Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::order));
    private long now;
    private long set;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        Entry entry = new Entry(now + delay.toNanos(), set++, task);
        pending.add(entry);
        return () -> pending.remove(entry);
    }

    /** Moves time on and runs, in order, all that falls due on the way. */
    public void advance(Duration step) {
        long end = now + step.toNanos();
        while (!pending.isEmpty() && pending.peek().dueNanos() <= end) {
            Entry next = pending.remove();
            now = next.dueNanos();
            next.task().run();
        }
        now = end;
    }

    private record Entry(long dueNanos, long order, Runnable task) {}
}
