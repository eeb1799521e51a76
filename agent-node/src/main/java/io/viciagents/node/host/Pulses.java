package io.viciagents.node.host;

import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaLoops;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Whether the media loops of this node run: each is given a task, and should have done it by the next look. Any thread. */
final class Pulses {
    /** Less than a dispatcher waits for a node that says nothing at all. */
    static final Duration STUCK = Duration.ofMillis(600);

    private final List<Pulse> pulses;
    private final LongSupplier nanoTime;

    Pulses(MediaLoops loops, LongSupplier nanoTime) {
        this.pulses = loops.loops().stream().map(Pulse::new).toList();
        this.nanoTime = nanoTime;
    }

    /** Looks at all loops, and gives those that run another task. */
    void feel() {
        pulses.forEach(Pulse::feel);
    }

    /** Whether a loop has not run for too long. */
    boolean stuck(MediaLoop loop) {
        return pulses.stream().anyMatch(pulse -> pulse.loop.equals(loop) && pulse.stuck());
    }

    /** One loop. Mutable: whether it owes an answer, and since when. */
    private final class Pulse {
        private final MediaLoop loop;
        private volatile long askedNanos;
        private volatile boolean owing;

        private Pulse(MediaLoop loop) {
            this.loop = loop;
        }

        private void feel() {
            if (!owing) {
                askedNanos = nanoTime.getAsLong();
                owing = true;
                loop.execute(() -> owing = false);
            }
        }

        private boolean stuck() {
            return owing && nanoTime.getAsLong() - askedNanos > STUCK.toNanos();
        }
    }
}
