package io.viciagents.systemtests.providers;

import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A call's time, which goes on with its frames. Confined to the test's thread. */
final class HandTimers implements Timers {
    private final PriorityQueue<Entry> pending =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order));
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

    void advance(Duration step) {
        long end = now + step.toNanos();
        while (!pending.isEmpty() && pending.peek().due() <= end) {
            Entry next = pending.remove();
            now = next.due();
            next.task().run();
        }
        now = end;
    }

    private record Entry(long due, long order, Runnable task) {}
}
