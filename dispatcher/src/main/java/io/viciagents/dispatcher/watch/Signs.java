package io.viciagents.dispatcher.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When each node that is looked after gave its last sign. Confined to the watch. Mutable.
 *
 * <p>Time in which we stood still ourselves does not count: what came meanwhile has not been read yet, and a busy machine
 * must not look like a cluster of dead nodes.
 */
final class Signs {
    /** Three pings unanswered. */
    static final Duration LIMIT = Duration.ofMillis(750);

    /** The same when most nodes answer nothing. */
    static final Duration LIMIT_OF_MANY = Duration.ofSeconds(2);

    private static final Duration OWN_DELAY = Duration.ofMillis(100);

    private final Duration period;
    private final Map<String, Long> last = new HashMap<>();
    private long lookedNanos;

    /** @param period of the looks */
    Signs(Duration period, long nowNanos) {
        this.period = period;
        this.lookedNanos = nowNanos;
    }

    /** Looks after these nodes, and no others, from now on. */
    void look(Set<String> nodes, long nowNanos) {
        long late = nowNanos - lookedNanos - period.toNanos();
        lookedNanos = nowNanos;
        if (late > OWN_DELAY.toNanos()) {
            last.replaceAll((node, at) -> at + late);
        }
        last.keySet().retainAll(nodes);
        nodes.forEach(node -> last.putIfAbsent(node, nowNanos));
    }

    void sign(String node, long nowNanos) {
        last.replace(node, nowNanos);
    }

    /**
     * Those that have given no sign for too long. When most of the nodes do not, it is likelier that we are slow ourselves, or
     * that all are: to move their calls then, to others that are as slow, makes it worse. They are given longer.
     */
    Set<String> silent(long nowNanos) {
        Set<String> silent = longerThan(LIMIT, nowNanos);
        return Majority.of(silent.size(), last.size()) ? longerThan(LIMIT_OF_MANY, nowNanos) : silent;
    }

    private Set<String> longerThan(Duration limit, long nowNanos) {
        return last.keySet().stream()
                .filter(node -> silence(node, nowNanos).compareTo(limit) > 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Since the last sign. */
    Duration silence(String node, long nowNanos) {
        return Duration.ofNanos(nowNanos - last.getOrDefault(node, nowNanos));
    }
}
