package io.viciagents.dispatcher.watch;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.NodeLines;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.dispatcher.call.Doubt;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.place.KnownNodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks after the nodes that have calls of ours, four times a second: a node that gives no sign for three looks, or to which
 * no media comes through, loses its calls to others, if others are there. It finds what membership of the cluster tells
 * late (a process that stands still is a member for seconds) or never (media that is cut). What befalls most nodes at once
 * is believed later ({@link Majority}). Confined to one Vert.x context.
 *
 * <p>A false alarm costs a call the change of its node and nothing else.
 */
public final class NodeWatch {
    /** Between two looks. */
    public static final Duration PERIOD = Duration.ofMillis(250);

    private static final Duration ANSWER = Duration.ofSeconds(1);

    /** For how long a node's canary has heard nothing when it says so, at the least. */
    private static final Duration MEDIA_SILENCE = Duration.ofMillis(700);

    private final NodeLines lines;
    private final KnownNodes nodes;
    private final Supplier<Collection<LiveCalls>> calls;
    private final LongSupplier nanoTime;
    private final Signs signs;
    private final Deafness deafness = new Deafness();
    /** By node, how often it told that it stood still. */
    private final Map<String, Long> stalls = new HashMap<>();

    /**
     * @param calls of the Asterisk servers that are ours at the moment
     * @param nanoTime a clock that never steps, in nanoseconds
     */
    public NodeWatch(NodeLines lines, KnownNodes nodes, Supplier<Collection<LiveCalls>> calls, LongSupplier nanoTime) {
        this.lines = lines;
        this.nodes = nodes;
        this.calls = calls;
        this.nanoTime = nanoTime;
        this.signs = new Signs(PERIOD, nanoTime.getAsLong());
    }

    /** One look. */
    public void look() {
        Map<String, List<Watched>> byNode = byNode();
        Set<String> all = new HashSet<>(byNode.keySet());
        all.addAll(nodes.silent());
        long now = nanoTime.getAsLong();
        signs.look(all, now);
        calls.get().forEach(LiveCalls::keepCanaries);
        Set<KnownNodes.Pair> pairs = pairs(byNode);
        deafness.look(pairs);
        nodes.hearAgainBut(pairs);
        Set<String> silent = signs.silent(now);
        for (String node : all) {
            List<Watched> watched = byNode.getOrDefault(node, List.of());
            if (silent.contains(node)) {
                nodes.answersNot(node);
                Duration silence = signs.silence(node, now);
                watched.forEach(some -> some.doubt("its node does not answer", silence));
            }
            ping(node, watched);
        }
        stalls.keySet().retainAll(all);
    }

    private void ping(String node, List<Watched> watched) {
        List<NodePing.Tenure> tenures = watched.stream().map(Watched::tenure).toList();
        lines.ping(node, new NodePing(tenures, stalls.getOrDefault(node, 0L)), ANSWER)
                .onSuccess(pong -> answered(node, watched, pong));
    }

    private Map<String, List<Watched>> byNode() {
        Map<String, List<Watched>> byNode = new HashMap<>();
        for (LiveCalls live : calls.get()) {
            live.census()
                    .byNode()
                    .forEach((node, channels) -> byNode.computeIfAbsent(node, none -> new ArrayList<>())
                            .add(new Watched(live, channels)));
        }
        return byNode;
    }

    /** Who is not listened to any more cannot be called deaf. */
    private static Set<KnownNodes.Pair> pairs(Map<String, List<Watched>> byNode) {
        Set<KnownNodes.Pair> pairs = new HashSet<>();
        byNode.forEach((node, watched) -> watched.forEach(
                some -> pairs.add(new KnownNodes.Pair(node, some.live().asterisk()))));
        return pairs;
    }

    private void answered(String node, List<Watched> watched, NodePong pong) {
        signs.sign(node, nanoTime.getAsLong());
        nodes.heardOf(node);
        nodes.answers(node);
        for (Watched some : watched) {
            String asterisk = some.live().asterisk();
            boolean deaf = deafness.told(
                    new KnownNodes.Pair(node, asterisk), pong.deaf().contains(asterisk), nanoTime.getAsLong());
            nodes.hears(node, asterisk, deaf ? KnownNodes.Ear.CUT : KnownNodes.Ear.OPEN);
            if (deaf) {
                some.live().deaf(node);
                some.doubt("no media comes through to its node", MEDIA_SILENCE);
            } else {
                some.trust();
            }
            pong.stuck().forEach(some::stuck);
            pong.gone().forEach(some::gone);
        }
        confirm(node, pong.stalls());
    }

    /** A node that stood still is silent until it is told which of its calls still are its own: at once. */
    private void confirm(String node, long stallsTold) {
        if (stallsTold > stalls.getOrDefault(node, 0L)) {
            stalls.put(node, stallsTold);
            ping(node, byNode().getOrDefault(node, List.of()));
        }
    }

    /**
     * The calls of one Asterisk on one node.
     *
     * @param channels by the caller's channel, the generation there
     */
    private record Watched(LiveCalls live, Map<String, Integer> channels) {
        NodePing.Tenure tenure() {
            return new NodePing.Tenure(live.asterisk(), live.authority().fence(), channels);
        }

        void doubt(String reason, Duration silence) {
            channels.forEach(
                    (channel, generation) -> live.doubted(channel, generation, new Doubt.Silent(reason, silence)));
        }

        void trust() {
            channels.forEach(live::trusted);
        }

        void stuck(CallRef call) {
            if (mine(call)) {
                live.doubted(
                        call.channel(),
                        channels.getOrDefault(call.channel(), 0),
                        new Doubt.Silent("its media loop stands still", Signs.LIMIT));
            }
        }

        void gone(CallRef call) {
            if (mine(call)) {
                live.nodeHasItNoLonger(call.channel(), channels.getOrDefault(call.channel(), 0));
            }
        }

        private boolean mine(CallRef call) {
            return call.asterisk().equals(live.asterisk()) && channels.containsKey(call.channel());
        }
    }
}
