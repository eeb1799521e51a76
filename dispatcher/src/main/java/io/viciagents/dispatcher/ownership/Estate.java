package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.DispatcherAnnouncement.Owned;
import io.viciagents.cluster.lease.Lease;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The Asterisk servers of this dispatcher's configuration, whoever has them. Confined to the ownership's thread. */
final class Estate {
    private final Map<String, Custody> custodies = new TreeMap<>();

    Estate(Set<String> asterisks, Function<String, Custody> custody) {
        asterisks.forEach(asterisk -> custodies.put(asterisk, custody.apply(asterisk)));
    }

    Collection<Custody> all() {
        return custodies.values();
    }

    /** One that is configured here; others may have more. */
    Optional<Custody> find(String asterisk) {
        return Optional.ofNullable(custodies.get(asterisk));
    }

    /** Those that this dispatcher has. */
    List<Custody> ours() {
        return custodies.values().stream().filter(Custody::isOurs).toList();
    }

    /** Those that it neither has nor asks for. */
    List<String> idle() {
        return custodies.values().stream()
                .filter(custody -> custody.lease().state() instanceof Lease.State.Idle)
                .map(Custody::asterisk)
                .toList();
    }

    /** What others are told of them. */
    List<Owned> announced() {
        return custodies.values().stream()
                .flatMap(custody -> custody.announced().stream())
                .toList();
    }

    /** Whether nothing is in its hands. */
    boolean isEmpty() {
        return custodies.values().stream().allMatch(custody -> custody.duty().isEmpty());
    }
}
