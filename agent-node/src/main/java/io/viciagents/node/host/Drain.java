package io.viciagents.node.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a node stops without a caller noticing: no new calls, running ones may finish for a while, then they go on at other
 * nodes, few at a time and each between two sentences: all at once, they would wait for each other at the others.
 * Calls that no other node takes stay until they end, or until the stop must be over.
 *
 * @param finish how long running calls may finish
 * @param pause lets time pass on the thread that drains
 */
public record Drain(CallDesk desk, Slots slots, Duration finish, Consumer<Duration> pause) {
    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    /** About as long as a move takes. */
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Of those that were asked some still look for a good moment, so fewer than these stand still at once. */
    private static final int MOST_ON_THEIR_WAY = 4;

    /** The next is asked when one does not come away. */
    private static final Duration MOVED_WITHIN = Duration.ofSeconds(3);

    private static final Duration ALL_ASKED_WITHIN = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(20);

    /** A call that was only being connected, or that nobody took, is asked to leave again. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** One that waits. */
    public Drain(CallDesk desk, Slots slots, Duration finish) {
        this(desk, slots, finish, time -> LockSupport.parkNanos(time.toNanos()));
    }

    /** Blocks until the last call has gone, or the thread is interrupted. */
    public void run() {
        desk.drain();
        log.atInfo()
                .addKeyValue("calls", slots.used())
                .addKeyValue("finishWithinMs", finish.toMillis())
                .log("draining: no new calls");
        awaitNoCalls(finish);
        if (slots.used() > 0 && !interrupted()) {
            log.atInfo().addKeyValue("calls", slots.used()).log("running calls go on at other nodes");
        }
        while (slots.used() > 0 && !interrupted()) {
            leaveOneAfterTheOther();
            awaitNoCalls(AGAIN);
        }
        log.atInfo().addKeyValue("calls", slots.used()).log("drained");
    }

    private void leaveOneAfterTheOther() {
        List<Runnable> departures = desk.departures();
        Duration between = BETWEEN.multipliedBy(departures.size()).compareTo(ALL_ASKED_WITHIN) < 0
                ? BETWEEN
                : ALL_ASKED_WITHIN.dividedBy(departures.size());
        int before = slots.used();
        for (int asked = 0; asked < departures.size() && !interrupted(); asked++) {
            awaitFewerThan(before - asked + MOST_ON_THEIR_WAY);
            departures.get(asked).run();
            pause.accept(between);
        }
    }

    private void awaitFewerThan(int calls) {
        Duration left = MOVED_WITHIN;
        while (slots.used() >= calls && left.isPositive() && !interrupted()) {
            pause.accept(LOOK);
            left = left.minus(LOOK);
        }
    }

    private void awaitNoCalls(Duration limit) {
        long began = System.nanoTime();
        while (slots.used() > 0 && System.nanoTime() - began < limit.toNanos() && !interrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }
}
