package io.viciagents.dispatcher.capacity;

import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.dispatcher.place.Placement.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The slots of the agent nodes that serve the same profiles.
 *
 * @param profiles which
 * @param all how many calls these nodes can have at once
 * @param free how many more
 */
record Slots(Set<String> profiles, int all, int free) {
    Slots {
        profiles = Set.copyOf(profiles);
    }

    /** By what they serve, those with the fewest profiles first; a node that drains has none. */
    static List<Slots> of(List<Candidate> nodes) {
        Map<String, Slots> groups = new TreeMap<>();
        for (Candidate candidate : nodes) {
            if (candidate.node().phase() == Phase.SERVING) {
                Slots one = new Slots(
                        candidate.node().profiles(),
                        candidate.node().slots(),
                        Math.max(0, candidate.node().free() - candidate.recent()));
                groups.merge(new TreeSet<>(one.profiles).toString(), one, Slots::and);
            }
        }
        List<Slots> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingInt(group -> group.profiles.size()));
        return sorted;
    }

    private Slots and(Slots other) {
        return new Slots(profiles, all + other.all, free + other.free);
    }
}
