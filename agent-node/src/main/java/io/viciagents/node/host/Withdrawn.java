package io.viciagents.node.host;

import io.viciagents.cluster.CallRef;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Calls that a dispatcher has released, for as long as an offer of theirs may still be under way: an offer that its own
 * release has overtaken must not take a slot that nobody will free. Any thread.
 */
final class Withdrawn {
    /** Longer than any dispatcher goes on offering a call. */
    static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final Map<CallRef, Release> released = new ConcurrentHashMap<>();

    /**
     * @param nanoTime a clock that never steps, in nanoseconds
     */
    Withdrawn(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void released(CallRef call, int generation) {
        long now = nanoTime.getAsLong();
        released.values().removeIf(release -> now - release.at() > REMEMBERED.toNanos());
        released.merge(
                call,
                new Release(generation, now),
                (before, next) -> next.generation() >= before.generation() ? next : before);
    }

    /** Whether that generation of the call, or a later one, was released. */
    boolean contains(CallRef call, int generation) {
        Release release = released.get(call);
        return release != null
                && release.generation() >= generation
                && nanoTime.getAsLong() - release.at() <= REMEMBERED.toNanos();
    }

    private record Release(int generation, long at) {}
}
