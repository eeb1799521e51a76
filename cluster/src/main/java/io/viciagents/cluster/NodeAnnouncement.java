package io.viciagents.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an agent node says of itself to all dispatchers, twice a second and whenever it changes.
 *
 * <p>It is told, not stored: a dispatcher that starts knows the nodes after half a second, and a stalled holder of data
 * delays nobody's view of them. A dispatcher times an announcement's age on its own clock.
 *
 * @param name the node's name in its configuration, for people
 * @param node the node's incarnation, another one after each start: its address for {@link Lines}
 * @param member the node's id as a member of the cluster
 * @param phase whether it takes calls
 * @param slots how many calls it may have at once
 * @param used calls and reservations it has now
 * @param profiles the names of the profiles it can serve
 * @param highestEpoch the highest epoch of any fence it has obeyed, 0 for none
 * @param labels what a route may ask for, such as a zone or a pool; a node of an earlier version has none
 * @param room how many more calls its machine has room for by what calls were measured to cost; a node of an earlier
 *     version does not say
 * @param quotas by profile, how many more calls the providers that listen to its callers have room for by their plans; a
 *     profile that is not named has no such limit, and a node of an earlier version names none
 * @param epochs by Asterisk, under which epoch it has obeyed somebody last; a node of an earlier version names none
 */
public record NodeAnnouncement(
        String name,
        String node,
        String member,
        Phase phase,
        int slots,
        int used,
        Set<String> profiles,
        long highestEpoch,
        Map<String, String> labels,
        Optional<Integer> room,
        Map<String, Integer> quotas,
        Map<String, Long> epochs) {
    /** Keeps what was given. */
    public NodeAnnouncement {
        profiles = Set.copyOf(profiles);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        quotas = quotas == null ? Map.of() : Map.copyOf(quotas);
        epochs = epochs == null ? Map.of() : Map.copyOf(epochs);
    }

    /** A node that has not obeyed anybody. */
    public NodeAnnouncement(
            String name,
            String node,
            String member,
            Phase phase,
            int slots,
            int used,
            Set<String> profiles,
            long highestEpoch,
            Map<String, String> labels,
            Optional<Integer> room,
            Map<String, Integer> quotas) {
        this(name, node, member, phase, slots, used, profiles, highestEpoch, labels, room, quotas, Map.of());
    }

    /** A node without labels that knows no limit but its slots. */
    public NodeAnnouncement(
            String name,
            String node,
            String member,
            Phase phase,
            int slots,
            int used,
            Set<String> profiles,
            long highestEpoch) {
        this(name, node, member, phase, slots, used, profiles, highestEpoch, Map.of(), Optional.empty(), Map.of());
    }

    /** How many more calls it can take. */
    public int free() {
        return Math.max(0, Math.min(slots - used, room.orElse(Integer.MAX_VALUE)));
    }

    /** How many more calls of a profile it can take. */
    public int free(String profile) {
        return Math.max(0, Math.min(free(), quotas.getOrDefault(profile, Integer.MAX_VALUE)));
    }

    /** Whether a node takes calls. */
    public enum Phase {
        /** It takes calls while it has free slots. */
        SERVING,
        /** It finishes its calls, takes no more, and then ends. */
        DRAINING,
        /** It has ended; nothing more will be heard of it. */
        GONE
    }
}
