package io.viciagents.dispatcher.place;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.dispatcher.place.Placement.Candidate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
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

    /** Longer than it takes until the last call of a node that is gone was placed again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(KnownNodes.class);

    private final LongSupplier nanoTime;
    private final long started;
    private final Map<String, Seen> nodes = new ConcurrentHashMap<>();
    /** Nodes that answer nobody. */
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    /** Nodes between which and an Asterisk no media comes through. */
    private final Set<Pair> deaf = ConcurrentHashMap.newKeySet();
    /** When each node was heard last, also of those that are gone: how long a caller has heard nothing depends on it. */
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    private final List<Consumer<String>> losses = new CopyOnWriteArrayList<>();

    /**
     * @param nanoTime a clock that never steps, in nanoseconds
     */
    public KnownNodes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** A node spoke. */
    public void announced(NodeAnnouncement node) {
        heardOf(node.node());
        if (node.phase() == Phase.GONE) {
            forget(node.node(), "it ended");
            return;
        }
        long now = nanoTime.getAsLong();
        Seen before = nodes.get(node.node());
        nodes.put(node.node(), new Seen(node, before == null ? firstHeard(now) : before.since(), now, 0));
        if (before == null || before.node().phase() != node.phase()) {
            log.atInfo()
                    .addKeyValue("node", node.name())
                    .addKeyValue("phase", node.phase())
                    .addKeyValue("slots", node.slots())
                    .log("node seen");
        }
    }

    /** Who is there already when this dispatcher starts is not new. */
    private long firstHeard(long now) {
        return now - started < STALE.toNanos() ? now - Candidate.WARM_UP.toNanos() : now;
    }

    /** A member has left the cluster: if it was a node, its calls need another. */
    public void memberLeft(String member) {
        lost(member, "it left the cluster");
    }

    /** A member's process has ended, as {@link #memberLeft} will say as well. */
    public void processDied(String member) {
        lost(member, "its process died");
    }

    private void lost(String member, String why) {
        nodes.values().stream()
                .map(Seen::node)
                .filter(node -> node.member().equals(member))
                .forEach(node -> forget(node.node(), why));
    }

    /** Hears of nodes that are lost, by incarnation, on any thread. */
    public void onLoss(Consumer<String> listener) {
        losses.add(listener);
    }

    /** A call goes to this node; counted until the node announces its own figure. */
    public void placing(String node) {
        nodes.computeIfPresent(node, (key, seen) -> new Seen(seen.node(), seen.since(), seen.at(), seen.recent() + 1));
    }

    /** A node gave a sign. */
    public void heardOf(String node) {
        heard.put(node, nanoTime.getAsLong());
    }

    /** For how long a node has given no sign; zero for one that was never heard of. */
    public Duration silence(String node) {
        long now = nanoTime.getAsLong();
        return Duration.ofNanos(now - heard.getOrDefault(node, now));
    }

    /** A node answers nobody: it gets no calls until {@link #answers} says otherwise. */
    public void answersNot(String node) {
        if (nodes.containsKey(node) && silent.add(node)) {
            log.atWarn().addKeyValue("node", name(node)).log("node does not answer: its calls go to others");
        }
    }

    /** A node answers. */
    public void answers(String node) {
        if (silent.remove(node)) {
            log.atInfo().addKeyValue("node", name(node)).log("node answers again");
        }
    }

    /** Nodes that answer nobody. */
    public Set<String> silent() {
        return Set.copyOf(silent);
    }

    /** Whether media comes through between a node and an Asterisk. */
    public void hears(String node, String asterisk, Ear ear) {
        Pair pair = new Pair(node, asterisk);
        switch (ear) {
            case OPEN -> {
                if (deaf.remove(pair)) {
                    told(pair, "media comes through again");
                }
            }
            case CUT -> {
                if (nodes.containsKey(node) && deaf.add(pair)) {
                    told(pair, "no media comes through: calls go to other nodes");
                }
            }
        }
    }

    /** Nothing is known any more of the media between a node and an Asterisk, but of these. */
    public void hearAgainBut(Set<Pair> watched) {
        deaf.retainAll(watched);
    }

    private void told(Pair pair, String what) {
        log.atWarn()
                .addKeyValue("node", name(pair.node()))
                .addKeyValue("asterisk", pair.asterisk())
                .log(what);
    }

    private String name(String node) {
        Seen seen = nodes.get(node);
        return seen == null ? node : seen.node().name();
    }

    /** Those to choose from now for a call of that Asterisk. */
    public List<Candidate> candidates(String asterisk) {
        return candidates().stream()
                .filter(candidate -> !deaf.contains(new Pair(candidate.node().node(), asterisk)))
                .toList();
    }

    /** Those to choose from now. */
    public List<Candidate> candidates() {
        long now = nanoTime.getAsLong();
        return nodes.values().stream()
                .filter(seen -> now - seen.at() < STALE.toNanos())
                .filter(seen -> !silent.contains(seen.node().node()))
                .map(seen -> new Candidate(seen.node(), seen.recent(), Duration.ofNanos(now - seen.since())))
                .toList();
    }

    /** Those that spoke of late: their incarnations by their names. */
    public Map<String, String> incarnations() {
        return candidates().stream()
                .map(Candidate::node)
                .collect(Collectors.toMap(NodeAnnouncement::name, NodeAnnouncement::node, (first, second) -> second));
    }

    /** All that are there, whether or not they take calls or speak at the moment. */
    public List<NodeAnnouncement> all() {
        return nodes.values().stream().map(Seen::node).toList();
    }

    /** Whether a node is known to be there. */
    public boolean knows(String node) {
        return nodes.containsKey(node);
    }

    /** By Asterisk, the highest epoch under which any node has obeyed somebody. */
    public Map<String, Long> epochs() {
        Map<String, Long> highest = new HashMap<>();
        nodes.values()
                .forEach(seen ->
                        seen.node().epochs().forEach((asterisk, epoch) -> highest.merge(asterisk, epoch, Math::max)));
        return highest;
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
            silent.remove(incarnation);
            deaf.removeIf(pair -> pair.node().equals(incarnation));
            heard.values().removeIf(at -> nanoTime.getAsLong() - at > REMEMBERED.toNanos());
            log.atWarn().addKeyValue("node", gone.node().name()).log("node is gone: {}", why);
            losses.forEach(loss -> loss.accept(incarnation));
        }
    }

    /** Whether media comes through. */
    public enum Ear {
        /** It does, as far as is known. */
        OPEN,
        /** It does not. */
        CUT
    }

    /** A node and an Asterisk. */
    public record Pair(String node, String asterisk) {}

    /** @param since when it was first heard of */
    private record Seen(NodeAnnouncement node, long since, long at, int recent) {}
}
