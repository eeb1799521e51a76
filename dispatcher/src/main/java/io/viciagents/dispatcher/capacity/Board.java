package io.viciagents.dispatcher.capacity;

import io.viciagents.cluster.ServedCalls;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls there are at all Asterisk servers, by what their owners say. An owner that has said nothing for
 * {@link #STALE} is believed no longer. Confined to the capacity's context.
 */
final class Board {
    /** Ten announcements missed. */
    static final Duration STALE = Duration.ofSeconds(5);

    private final Map<String, Told> byAsterisk = new HashMap<>();

    void heard(ServedCalls calls, long now) {
        calls.asterisks().forEach(asterisk -> byAsterisk.put(asterisk.name(), new Told(asterisk, now)));
    }

    /** How many calls an entry has. */
    int calls(Entry entry, long now) {
        return entry.asterisks().stream()
                .flatMap(name -> find(name, now).stream())
                .mapToInt(asterisk -> asterisk.calls().getOrDefault(entry.extension(), 0))
                .sum();
    }

    /** Whether any of its calls could come in. */
    boolean isConnected(Entry entry, long now) {
        return entry.asterisks().stream()
                .flatMap(name -> find(name, now).stream())
                .anyMatch(ServedCalls.Asterisk::connected);
    }

    private Optional<ServedCalls.Asterisk> find(String name, long now) {
        return Optional.ofNullable(byAsterisk.get(name))
                .filter(told -> now - told.at() < STALE.toNanos())
                .map(Told::asterisk);
    }

    private record Told(ServedCalls.Asterisk asterisk, long at) {}
}
