package io.viciagents.dispatcher.place;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses nodes for a call by successive narrowing: serving, able, with a free slot, not tried already; then the one with
 * the greatest share of free slots first, so that small and large nodes fill evenly. A pure function: what was placed a
 * moment ago is already counted in the {@link Candidate}s.
 */
public final class Placement {
    private static final Comparator<Candidate> FREEST_FIRST = Comparator.comparingDouble(Candidate::freeShare)
            .reversed()
            .thenComparing(candidate -> candidate.node().node());

    private Placement() {}

    /** The nodes to ask, best first; empty when nobody can take the call. */
    public static List<NodeAnnouncement> candidates(List<Candidate> known, String profile) {
        return known.stream()
                .filter(candidate -> candidate.node().phase() == Phase.SERVING)
                .filter(candidate -> candidate.node().profiles().contains(profile))
                .filter(candidate -> candidate.free() > 0)
                .sorted(FREEST_FIRST)
                .map(Candidate::node)
                .toList();
    }

    /**
     * A node, and what it has been given since it last told.
     *
     * @param node as it announced itself
     * @param recent calls placed on it since that announcement
     */
    public record Candidate(NodeAnnouncement node, int recent) {
        int free() {
            return node.free() - recent;
        }

        double freeShare() {
            return node.slots() == 0 ? 0 : (double) free() / node.slots();
        }
    }
}
