package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;

/**
 * How long a turn that is over waits for the recogniser's final words before its interim ones count. Confined to the call's
 * loop.
 *
 * <p>Words that look finished, were told after the caller fell silent and have stayed the same for 200 ms are very likely all:
 * they wait only for a recogniser whose finals are quick, as this call has found. Words that trail off, or that a recogniser
 * told before the caller fell silent and that may lack the last, wait for 600 ms. Mutable: the moments in nanoseconds, and
 * how quick the finals are.
 */
final class InterimWords {
    private static final Duration FOR_A_FINAL = Duration.ofMillis(600);
    private static final Duration STABLE = Duration.ofMillis(200);
    private static final Duration QUICK = Duration.ofMillis(200);
    private static final Duration ROOM = Duration.ofMillis(100);

    private final Timers timers;
    private String words = "";
    private Completeness look = Completeness.NEUTRAL;
    private long told;
    private long changed;
    private long silentSince;
    private long ended;
    /** Of a recogniser that nothing is known of. */
    private Duration expected = Duration.ofMillis(100);

    InterimWords(Timers timers) {
        this.timers = timers;
    }

    /** The caller begins another turn. */
    void begin() {
        words = "";
        look = Completeness.NEUTRAL;
    }

    /** The words of the running turn so far. */
    void told(String soFar, Completeness now) {
        told = timers.nanoTime();
        if (!soFar.equals(words)) {
            words = soFar;
            changed = told;
        }
        look = now;
    }

    /** The caller's turn is over, after so much silence. */
    void ended(Duration silence) {
        ended = timers.nanoTime();
        silentSince = ended - silence.toNanos();
    }

    /** For how much longer a final is waited for; zero when the interim words count. */
    Duration patience() {
        Duration most = FOR_A_FINAL.minus(since(ended));
        if (look == Completeness.TRAILING || told - silentSince < 0) {
            return notNegative(most);
        }
        Duration stable = STABLE.minus(since(changed));
        Duration quick = (expected.compareTo(QUICK) <= 0 ? expected.plus(ROOM) : Duration.ZERO).minus(since(ended));
        Duration wanted = stable.compareTo(quick) > 0 ? stable : quick;
        return notNegative(wanted.compareTo(most) < 0 ? wanted : most);
    }

    /** The final words of the turn that ended last have come. */
    void finalCame() {
        Duration late = since(ended);
        Duration counted = late.compareTo(FOR_A_FINAL) < 0 ? late : FOR_A_FINAL;
        expected = expected.plus(counted).dividedBy(2);
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(timers.nanoTime() - nanos);
    }

    private static Duration notNegative(Duration left) {
        return left.isNegative() ? Duration.ZERO : left;
    }
}
