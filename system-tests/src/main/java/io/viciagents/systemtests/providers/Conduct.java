package io.viciagents.systemtests.providers;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a stand-in behaves.
 *
 * @param first how long it takes to the first piece of an answer
 * @param between how long from piece to piece
 * @param jitter by which each of them may be longer, evenly spread
 * @param fault what it does wrong
 * @param oddity what it tells when its fault is to be malformed
 */
public record Conduct(Duration first, Duration between, Duration jitter, Fault fault, String oddity) {
    private static final String CUT_OFF = "{\"type\":";

    /** Whose events are cut off when they are malformed. */
    public Conduct(Duration first, Duration between, Duration jitter, Fault fault) {
        this(first, between, jitter, fault, CUT_OFF);
    }

    /** At once and without fault. */
    public static final Conduct PROMPT = new Conduct(Duration.ZERO, Duration.ZERO, Duration.ZERO, Fault.NONE);

    /** At once, with this fault. */
    public static Conduct with(Fault fault) {
        return new Conduct(Duration.ZERO, Duration.ZERO, Duration.ZERO, fault);
    }

    /** At once, but this is told in place of what should be. */
    public static Conduct telling(String oddity) {
        return new Conduct(Duration.ZERO, Duration.ZERO, Duration.ZERO, Fault.MALFORMED, oddity);
    }

    /** Without fault, in its own time. */
    public static Conduct after(Duration first, Duration between) {
        return new Conduct(first, between, Duration.ZERO, Fault.NONE);
    }

    /** The wait before the first piece, at least a millisecond. */
    long firstMillis() {
        return jittered(first);
    }

    /** The wait before the next piece, at least a millisecond. */
    long betweenMillis() {
        return jittered(between);
    }

    private long jittered(Duration wait) {
        long most = jitter.toMillis();
        return Math.max(
                1,
                wait.toMillis() + (most == 0 ? 0 : ThreadLocalRandom.current().nextLong(most + 1)));
    }
}
