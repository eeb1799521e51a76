package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.dispatcher.ari.Switchboard;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The canaries of one Asterisk: for each node that has calls from it, two external channels of that node in one bridge. What
 * the node sends into one must come out of the other, else its media is cut. Any thread.
 *
 * <pre>
 * node: two ports --&gt; Asterisk: two channels, a bridge --&gt; node: sing --&gt; (the node tells what it hears with each ping)
 * </pre>
 *
 * <p>One that could not be made, or that has been deaf for a while, is made anew after some seconds, with another name.
 */
final class Canaries {
    private static final Logger log = LoggerFactory.getLogger(Canaries.class);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(5);

    private final Exchange exchange;
    private final Switchboard switchboard;
    private final CallThreads threads;
    private final Authority authority;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, Canary> kept = new ConcurrentHashMap<>();

    Canaries(Exchange exchange, CallThreads threads, Authority authority) {
        this.exchange = exchange;
        this.switchboard = exchange.switchboard();
        this.threads = threads;
        this.authority = authority;
    }

    /** Keeps one with each of these nodes, and with no others. */
    void keep(Set<String> nodes) {
        if (!authority.holds()) {
            return;
        }
        kept.values().stream()
                .filter(canary ->
                        !nodes.contains(canary.node()) || (canary.made().failed() && old(canary)))
                .forEach(this::close);
        nodes.forEach(node -> kept.computeIfAbsent(node, this::open));
    }

    /**
     * Whether that "caller" is one of those that are kept. What a standing Asterisk made of an order that we had given up is
     * none of them, and is cleared away like a call's.
     */
    boolean keeps(String caller) {
        return kept.values().stream().anyMatch(canary -> canary.name().equals(caller));
    }

    /** Nothing comes through: the canary itself may be what is broken, so it is replaced after a while. */
    void deaf(String node) {
        Canary canary = kept.get(node);
        if (canary != null && old(canary)) {
            close(canary);
        }
    }

    private boolean old(Canary canary) {
        return threads.nanoTime() - canary.openedNanos() > BEFORE_ANOTHER_TRY.toNanos();
    }

    private Canary open(String node) {
        String name = Ids.canary(authority.fence().epoch(), node, numbers.incrementAndGet());
        Future<Void> made = exchange.agents()
                .canary(node, new CanaryOrder.Open(switchboard.name(), authority.fence()))
                .compose(reply -> reply instanceof CanaryReply.Ready ready
                        ? bridge(name, node, ready)
                        : Future.failedFuture("the node has no place for it: " + reply));
        made.onFailure(failed -> log.atInfo()
                .addKeyValue("asterisk", switchboard.name())
                .addKeyValue("node", node)
                .log("no canary, so a cut of media alone would go unnoticed; trying again: {}", failed.getMessage()));
        return new Canary(node, name, threads.nanoTime(), made);
    }

    private Future<Void> bridge(String name, String node, CanaryReply.Ready ready) {
        String bridge = Ids.bridge(name);
        Future<Void> there = switchboard.createBridge(bridge);
        Future<MediaAddress> first = channel(name, 1, bridge, ready.first(), there);
        Future<MediaAddress> second = channel(name, 2, bridge, ready.second(), there);
        return Future.all(first, second)
                .compose(both -> exchange.agents()
                        .canary(
                                node,
                                new CanaryOrder.Sing(
                                        switchboard.name(), authority.fence(), first.result(), second.result())))
                .mapEmpty();
    }

    private Future<MediaAddress> channel(
            String name, int leg, String bridge, MediaAddress node, Future<Void> bridgeIsThere) {
        String channel = Ids.media(name, leg);
        Future<Void> entered = switchboard.entered(channel);
        return switchboard
                .openMedia(channel, node, MediaFormat.ULAW)
                .compose(address -> entered.compose(here -> bridgeIsThere)
                        .compose(there -> switchboard.addToBridge(bridge, channel))
                        .map(added -> address));
    }

    /** What is still being made is deleted once it is there. */
    private void close(Canary canary) {
        kept.remove(canary.node(), canary);
        canary.made().onComplete(done -> {
            switchboard.hangUp(Ids.media(canary.name(), 1));
            switchboard.hangUp(Ids.media(canary.name(), 2));
            switchboard.deleteBridge(Ids.bridge(canary.name()));
            if (!kept.containsKey(canary.node())) {
                exchange.agents().canary(canary.node(), new CanaryOrder.Close(switchboard.name(), authority.fence()));
            }
        });
    }

    /**
     * One of them.
     *
     * @param made when both channels are bridged and the node sings
     */
    private record Canary(String node, String name, long openedNanos, Future<Void> made) {}
}
