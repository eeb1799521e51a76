package io.viciagents.dispatcher.place;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.dispatcher.place.Placement.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent nodes as this dispatcher sees them, from what they announce and from the cluster's membership. Any thread.
 *
 * <p>A node that has said nothing for {@link #STALE} gets no new calls; its running calls are not judged here. Calls placed
 * on a node count against it until it tells its own figure.
 */
public final class KnownNodes {
    /** Four announcements missed. */
    static final Duration STALE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(KnownNodes.class);

    private final LongSupplier nanoTime;
    private final Map<String, Seen> nodes = new ConcurrentHashMap<>();
    private final List<Consumer<String>> losses = new CopyOnWriteArrayList<>();

    /**
     * @param nanoTime a clock that never steps, in nanoseconds
     */
    public KnownNodes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A node spoke. */
    public void announced(NodeAnnouncement node) {
        if (node.phase() == Phase.GONE) {
            forget(node.node(), "it ended");
            return;
        }
        Seen before = nodes.put(node.node(), new Seen(node, nanoTime.getAsLong(), 0));
        if (before == null || before.node().phase() != node.phase()) {
            log.atInfo()
                    .addKeyValue("node", node.name())
                    .addKeyValue("phase", node.phase())
                    .addKeyValue("slots", node.slots())
                    .log("node seen");
        }
    }

    /** A member has left the cluster: if it was a node, its calls need another. */
    public void memberLeft(String member) {
        nodes.values().stream()
                .map(Seen::node)
                .filter(node -> node.member().equals(member))
                .forEach(node -> forget(node.node(), "it left the cluster"));
    }

    /** Hears of nodes that are lost, by incarnation, on any thread. */
    public void onLoss(Consumer<String> listener) {
        losses.add(listener);
    }

    /** A call goes to this node; counted until the node announces its own figure. */
    public void placing(String node) {
        nodes.computeIfPresent(node, (key, seen) -> new Seen(seen.node(), seen.at(), seen.recent() + 1));
    }

    /** Those to choose from now. */
    public List<Candidate> candidates() {
        long now = nanoTime.getAsLong();
        return nodes.values().stream()
                .filter(seen -> now - seen.at() < STALE.toNanos())
                .map(seen -> new Candidate(seen.node(), seen.recent()))
                .toList();
    }

    /** All that are there, whether or not they take calls or speak at the moment. */
    public List<NodeAnnouncement> all() {
        return nodes.values().stream().map(Seen::node).toList();
    }

    /** Whether a node is known to be there. */
    public boolean knows(String node) {
        return nodes.containsKey(node);
    }

    /** The highest epoch that any node has obeyed. */
    public long highestEpoch() {
        return nodes.values().stream()
                .mapToLong(seen -> seen.node().highestEpoch())
                .max()
                .orElse(0);
    }

    private void forget(String incarnation, String why) {
        Seen gone = nodes.remove(incarnation);
        if (gone != null) {
            log.atWarn().addKeyValue("node", gone.node().name()).log("node is gone: {}", why);
            losses.forEach(loss -> loss.accept(incarnation));
        }
    }

    private record Seen(NodeAnnouncement node, long at, int recent) {}
}
