package io.viciagents.dispatcher.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How much is still to be told.
 *
 * @param waiting postings
 * @param oldest since the oldest of them was recorded
 */
record Depth(int waiting, Duration oldest) {
    static final Depth NONE = new Depth(0, Duration.ZERO);

    static Depth of(Collection<Page> pages, Instant now) {
        int waiting = 0;
        Instant oldest = now;
        for (Page page : pages) {
            for (Line line : page.lines()) {
                if (line.isWaiting()) {
                    waiting++;
                    oldest = line.recorded().isBefore(oldest) ? line.recorded() : oldest;
                }
            }
        }
        return new Depth(waiting, Duration.between(oldest, now));
    }
}
