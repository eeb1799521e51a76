package io.viciagents.systemtests.sip;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** When packets came. Any thread. */
final class Arrivals {
    private final NavigableSet<Long> moments = new ConcurrentSkipListSet<>();

    void add(long nanos) {
        moments.add(nanos);
    }

    /** The longest time without a packet between two moments; all of it when none came. */
    Duration longestGap(long fromNanos, long untilNanos) {
        long longest = 0;
        long last = fromNanos;
        for (long moment : moments.subSet(fromNanos, true, untilNanos, true)) {
            longest = Math.max(longest, moment - last);
            last = moment;
        }
        return Duration.ofNanos(Math.max(longest, untilNanos - last));
    }
}
