package io.viciagents.dispatcher.ownership;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A process that may die, stand still, or be cut off. What reaches it while it stands still it does when it wakes, before
 * anything else; what reaches it dead is lost.
 */
abstract class Creature {
    final String name;
    boolean dead;
    boolean stalled;
    /** Neither dispatchers nor nodes reach it. */
    boolean isolated;
    /** It does not reach any Asterisk: a dispatcher by ARI, a node by RTP. */
    boolean farFromAsterisk;

    long troubledSince;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Creature(String name) {
        this.name = name;
    }

    final void take(Runnable work) {
        if (dead) {
            return;
        }
        if (stalled) {
            waiting.add(work);
            return;
        }
        boolean outermost = !busy;
        busy = true;
        work.run();
        if (outermost) {
            settle();
            busy = false;
        }
    }

    /** Does what became possible by the work just done. */
    void settle() {
        // A node has nothing that waits.
    }

    void stall(long now) {
        if (!stalled) {
            stalled = true;
            troubledSince = now;
        }
    }

    void wake() {
        stalled = false;
        while (!waiting.isEmpty() && !stalled && !dead) {
            take(waiting.poll());
        }
    }

    void isolate(long now) {
        if (!isolated) {
            isolated = true;
            troubledSince = now;
        }
    }

    void die() {
        dead = true;
        waiting.clear();
    }

    boolean isHealthy() {
        return !dead && !stalled && !isolated;
    }
}
