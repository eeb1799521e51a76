package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The other dispatchers, from what they announce. One that has said nothing for {@link #STALE} is given no Asterisk, but
 * still is asked for its vote, until the cluster has lost it or {@link #FORGOTTEN} has passed.
 *
 * <p>Mutable: who was heard when. Confined to the ownership's thread.
 */
final class KnownDispatchers {
    /** Four announcements missed. */
    static final Duration STALE = Duration.ofSeconds(2);

    static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new TreeMap<>();
    /** Of all that ever spoke. */
    private final Map<String, String> names = new TreeMap<>();

    KnownDispatchers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** One spoke; answers whether it was not known before. */
    boolean heard(DispatcherAnnouncement announcement) {
        if (announcement.phase() == Phase.GONE) {
            seen.remove(announcement.dispatcher());
            return false;
        }
        names.put(announcement.dispatcher(), announcement.name());
        return seen.put(announcement.dispatcher(), new Seen(announcement, nanoTime.getAsLong())) == null;
    }

    /** A member of the cluster has left it. */
    Optional<DispatcherAnnouncement> memberLeft(String member) {
        Optional<DispatcherAnnouncement> gone = seen.values().stream()
                .map(Seen::announcement)
                .filter(announcement -> announcement.member().equals(member))
                .findFirst();
        gone.ifPresent(announcement -> seen.remove(announcement.dispatcher()));
        return gone;
    }

    /** Whom to ask for votes, by incarnation; always in the same order, so that what happens in a model happens again. */
    List<String> voters() {
        long now = nanoTime.getAsLong();
        seen.values().removeIf(one -> now - one.at() >= FORGOTTEN.toNanos());
        return List.copyOf(seen.keySet());
    }

    /** Those that speak. */
    List<DispatcherAnnouncement> speaking() {
        long now = nanoTime.getAsLong();
        return seen.values().stream()
                .filter(one -> now - one.at() < STALE.toNanos())
                .map(Seen::announcement)
                .toList();
    }

    /** Whether one of them certainly owns this Asterisk. */
    boolean hasCertainOwner(String asterisk) {
        return speaking().stream()
                .flatMap(other -> other.owns().stream())
                .filter(owned -> owned.asterisk().equals(asterisk))
                .anyMatch(KnownDispatchers::isCertain);
    }

    static boolean isCertain(DispatcherAnnouncement.Owned owned) {
        return owned.standing() == DispatcherAnnouncement.Standing.CERTAIN;
    }

    /** All that are known, whether or not they speak, and this one, by name. */
    List<DispatcherAnnouncement> with(DispatcherAnnouncement self) {
        return Stream.concat(Stream.of(self), seen.values().stream().map(Seen::announcement))
                .sorted(Comparator.comparing(DispatcherAnnouncement::name)
                        .thenComparing(DispatcherAnnouncement::dispatcher))
                .toList();
    }

    /** Its name, for people. */
    Optional<String> nameOf(String dispatcher) {
        return Optional.ofNullable(seen.get(dispatcher))
                .map(one -> one.announcement().name());
    }

    private record Seen(DispatcherAnnouncement announcement, long at) {}
}
