package io.viciagents.dispatcher.place;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses nodes for a call by successive narrowing: serving, able and labelled as the route asks, with room, not tried
 * already; then those in the call's zone; then those with the greatest share of room, so that small and large nodes fill
 * evenly. Nodes whose shares differ by less than a twentieth count as equal and are asked in an order of the call's own. A
 * pure function: what was placed a moment ago is already counted in the {@link Candidate}s.
 */
public final class Placement {
    private static final int STEPS = 20;

    private Placement() {}

    /** The nodes to ask, best first; empty when nobody can take the call. */
    public static List<NodeAnnouncement> candidates(List<Candidate> known, Wanted wanted) {
        List<Ranked> able = new ArrayList<>();
        for (Candidate candidate : known) {
            NodeAnnouncement node = candidate.node();
            if (node.phase() == Phase.SERVING && candidate.free() > 0 && wanted.fits(node)) {
                int step = (int) Math.floor(candidate.freeShare() * STEPS);
                able.add(new Ranked(node, wanted.near(node), step, wanted.turn(node)));
            }
        }
        able.sort(Ranked.BEST_FIRST);
        return able.stream().map(Ranked::node).toList();
    }

    private record Ranked(NodeAnnouncement node, boolean near, int step, int turn) {
        private static final Comparator<Ranked> BEST_FIRST = Comparator.comparing(Ranked::near)
                .thenComparingInt(Ranked::step)
                .reversed()
                .thenComparingInt(Ranked::turn);
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
