package io.viciagents.dispatcher.ari;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to pause before trying again: not at all before the first try, then doubling from the shortest to the longest
 * pause, less up to half of it by chance, so that several dispatchers do not knock in step.
 */
record Backoff(Duration shortest, Duration longest, RandomGenerator chance) {
    private static final int DOUBLINGS = 30;

    Duration before(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        long doubled = shortest.toNanos() << Math.min(failures - 1, Math.min(DOUBLINGS, spare(shortest.toNanos())));
        long pause = Math.min(doubled, longest.toNanos());
        return Duration.ofNanos(pause - chance.nextLong(pause / 2 + 1));
    }

    /** How often a number can be doubled before it runs over. */
    private static int spare(long number) {
        return Long.numberOfLeadingZeros(number) - 1;
    }
}
