package io.viciagents.dispatcher.place;

import io.viciagents.cluster.NodeAnnouncement;
import java.util.Map;

/**
 * What a call wants of a node.
 *
 * @param profile that the node must be able to serve: language and providers follow from it
 * @param labels that the node must have
 * @param zone in which the call's media should stay, if a node is free there; empty for none
 * @param call its id: nodes that are as free as each other are asked in an order of the call's own, so that several
 *     dispatchers do not all choose the same one
 */
public record Wanted(String profile, Map<String, String> labels, String zone, String call) {
    /** The label that names a node's zone. */
    public static final String ZONE = "zone";

    /** Spreads hashes over all numbers: 2 to the 32nd over the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    /** Keeps the labels as they were given. */
    public Wanted {
        labels = Map.copyOf(labels);
    }

    /** A call that any node may have that knows the profile. */
    public static Wanted of(String profile, String call) {
        return new Wanted(profile, Map.of(), "", call);
    }

    boolean fits(NodeAnnouncement node) {
        return node.profiles().contains(profile) && node.labels().entrySet().containsAll(labels.entrySet());
    }

    /** Whether the node is where the call should be. */
    boolean near(NodeAnnouncement node) {
        return zone.isEmpty() || zone.equals(node.labels().get(ZONE));
    }

    /** Another order of the nodes for each call. */
    int turn(NodeAnnouncement node) {
        return (call.hashCode() * 31 + node.node().hashCode()) * SPREAD;
    }
}
