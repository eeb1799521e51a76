package io.viciagents.node.host;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a node stops without a caller noticing: no new calls, running ones may finish for a while, then they go on at other
 * nodes, each between two sentences. Calls that no other node takes stay until they end, or until the stop must be over.
 *
 * @param finish how long running calls may finish
 */
public record Drain(CallDesk desk, Slots slots, Duration finish) {
    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration LOOK = Duration.ofMillis(20);

    /** A call that was only being connected, or that nobody took, is asked to leave again. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

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
            desk.leaveAll();
            awaitNoCalls(AGAIN);
        }
        log.atInfo().addKeyValue("calls", slots.used()).log("drained");
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
