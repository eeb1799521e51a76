package io.viciagents.dispatcher.capacity;

import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.dispatcher.place.Placement.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slots of the agent nodes that serve the same profiles and have the same labels.
 *
 * @param profiles which
 * @param labels that routes may ask for
 * @param all how many calls these nodes can have at once
 * @param free how many more
 */
record Slots(Set<String> profiles, Map<String, String> labels, int all, int free) {
    Slots {
        profiles = Set.copyOf(profiles);
        labels = Map.copyOf(labels);
    }

    /** Of nodes without labels. */
    Slots(Set<String> profiles, int all, int free) {
        this(profiles, Map.of(), all, free);
    }

    /** Whether calls of that entry may be placed on them. */
    boolean serve(Entry entry) {
        return profiles.contains(entry.profile())
                && labels.entrySet().containsAll(entry.labels().entrySet());
    }

    /** By what the nodes serve; a node that drains has none. */
    static List<Slots> of(List<Candidate> nodes) {
        Map<Kind, Slots> groups = new LinkedHashMap<>();
        for (Candidate candidate : nodes) {
            if (candidate.node().phase() == Phase.SERVING) {
                Kind kind =
                        new Kind(candidate.node().profiles(), candidate.node().labels());
                Slots one = new Slots(
                        kind.profiles(),
                        kind.labels(),
                        candidate.node().slots(),
                        Math.max(0, candidate.node().free() - candidate.recent()));
                groups.merge(kind, one, Slots::and);
            }
        }
        return new ArrayList<>(groups.values());
    }

    private record Kind(Set<String> profiles, Map<String, String> labels) {}

    private Slots and(Slots other) {
        return new Slots(profiles, labels, all + other.all, free + other.free);
    }
}
