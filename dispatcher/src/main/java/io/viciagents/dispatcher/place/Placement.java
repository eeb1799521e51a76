package io.viciagents.dispatcher.place;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses nodes for a call by successive narrowing: serving, able and labelled as the route asks, with room, not tried
 * already; then those in the call's zone; then those with the greatest share of room, so that small and large nodes fill
 * evenly; a node that has just come counts as fuller than it is, lest it be given all calls of one that died. Nodes whose
 * shares differ by less than a twentieth count as equal and are asked in an order of the call's own. A
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
            if (node.phase() == Phase.SERVING && candidate.free(wanted.profile()) > 0 && wanted.fits(node)) {
                int step = (int) Math.floor(candidate.freeShare(wanted.profile()) * STEPS);
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
     * @param age since it was first heard of
     */
    public record Candidate(NodeAnnouncement node, int recent, Duration age) {
        /** For so long a node that has just come is given less than its room: its code is cold, and all want it. */
        static final Duration WARM_UP = Duration.ofSeconds(10);

        private static final double COLD = 0.25;

        /** A node that has been there for long. */
        public Candidate(NodeAnnouncement node, int recent) {
            this(node, recent, WARM_UP);
        }

        /** Of calls of that profile, for its providers' plans may have less room than the node. */
        int free(String profile) {
            return node.free(profile) - recent;
        }

        double freeShare(String profile) {
            return node.slots() == 0 ? 0 : warmth() * free(profile) / node.slots();
        }

        /** A quarter at first, all of it when it is warm. It decides who comes first, and refuses nobody. */
        private double warmth() {
            double aged = (double) age.toMillis() / WARM_UP.toMillis();
            return Math.min(1, COLD + (1 - COLD) * aged);
        }
    }
}
