package io.viciagents.dispatcher.ownership;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Virtual time and chance: what happens when, in one order, by one seed. One thread at a time. */
final class Fate {
    final Random random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now = 1;
    private long count;

    Fate(long seed) {
        random = new Random(seed);
    }

    private record Event(long at, long number, Runnable what) {}

    long nanoTime() {
        return now;
    }

    void in(Duration time, Runnable what) {
        events.add(new Event(now + time.toNanos(), count++, what));
    }

    void every(Duration period, Runnable what) {
        in(period, () -> {
            what.run();
            every(period, what);
        });
    }

    /** After each event the judge looks. */
    void pass(Duration time, Runnable judge) {
        long end = now + time.toNanos();
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.poll();
            now = next.at();
            next.what().run();
            judge.run();
        }
        now = end;
    }

    Duration millis(int from, int until) {
        return Duration.ofMillis(random.nextInt(from, until));
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
