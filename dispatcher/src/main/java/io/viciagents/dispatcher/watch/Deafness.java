package io.viciagents.dispatcher.watch;

import io.viciagents.dispatcher.place.KnownNodes.Pair;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes tell that no media of an Asterisk comes through to them. When most of those that have its calls do, it is more
 * likely the Asterisk that stands still for a moment: they are believed when it has lasted. Confined to the watch. Mutable.
 */
final class Deafness {
    private final Map<Pair, Long> since = new HashMap<>();
    private Set<Pair> watched = Set.of();

    /** Looks after these, and no others, from now on. */
    void look(Set<Pair> pairs) {
        watched = Set.copyOf(pairs);
        since.keySet().retainAll(pairs);
    }

    /** What a node tells; answers whether it is to be believed that it is cut off from that Asterisk. */
    boolean told(Pair pair, boolean deaf, long nowNanos) {
        if (!deaf) {
            since.remove(pair);
            return false;
        }
        long begun = since.computeIfAbsent(pair, first -> nowNanos);
        return !Majority.of(count(since.keySet(), pair.asterisk()), count(watched, pair.asterisk()))
                || nowNanos - begun > Signs.LIMIT_OF_MANY.minus(Signs.LIMIT).toNanos();
    }

    private static int count(Set<Pair> pairs, String asterisk) {
        return (int)
                pairs.stream().filter(pair -> pair.asterisk().equals(asterisk)).count();
    }
}
