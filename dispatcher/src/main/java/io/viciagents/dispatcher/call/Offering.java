package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.AssignmentReply.Accepted;
import io.viciagents.cluster.AssignmentReply.Refused;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeLines;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Placement;
import io.viciagents.dispatcher.place.Wanted;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on its way from node to node until one takes it.
 *
 * <p>A node whose answer is late is asked again at once: it may have accepted, and then says so again. One that stays
 * silent is kept in mind while the others are asked. When nobody has taken the call, a last round begins with the silent
 * ones: a node that was busy for a second serves the caller better than a queue for humans does. All of it within
 * {@link Limits#placing}. Those who were silent to the end are told to forget the call.
 *
 * <p>Mutable: who is silent. Confined to the answers to its own questions, of which there is one at a time.
 */
final class Offering {
    private static final Logger log = LoggerFactory.getLogger(Offering.class);

    private final Assignment assignment;
    private final Wanted wanted;
    private final KnownNodes nodes;
    private final NodeLines lines;
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long begun;
    private final Map<String, NodeAnnouncement> silent = new LinkedHashMap<>();

    Offering(
            Assignment assignment,
            Wanted wanted,
            KnownNodes nodes,
            NodeLines lines,
            Limits limits,
            LongSupplier nanoTime) {
        this.assignment = assignment;
        this.wanted = wanted;
        this.nodes = nodes;
        this.lines = lines;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    Future<Optional<Placed>> place() {
        return ask(candidates().values().iterator())
                .compose(
                        placed -> placed.isPresent() || silent.isEmpty() ? Future.succeededFuture(placed) : lastRound())
                .onComplete(decided -> withdraw());
    }

    private Future<Optional<Placed>> lastRound() {
        Map<String, NodeAnnouncement> all = new LinkedHashMap<>(silent);
        candidates().forEach(all::putIfAbsent);
        return ask(all.values().iterator());
    }

    private Map<String, NodeAnnouncement> candidates() {
        Map<String, NodeAnnouncement> byIncarnation = new LinkedHashMap<>();
        Placement.candidates(known(), wanted).forEach(node -> byIncarnation.put(node.node(), node));
        return byIncarnation;
    }

    /** For a new call a node that seems cut off is better than none: it may be the canary that is broken. */
    private List<Placement.Candidate> known() {
        List<Placement.Candidate> hearing = nodes.candidates(assignment.call().asterisk());
        return hearing.isEmpty() && assignment.generation() == 1 ? nodes.candidates() : hearing;
    }

    private Future<Optional<Placed>> ask(Iterator<NodeAnnouncement> candidates) {
        if (!candidates.hasNext() || left().isZero()) {
            return Future.succeededFuture(Optional.empty());
        }
        NodeAnnouncement node = candidates.next();
        return offer(node)
                .transform(answer -> answer.succeeded()
                        ? answered(node, answer.result(), candidates)
                        : unanswered(node, answer.cause(), candidates));
    }

    /** Who has been silent before is asked once; others twice. */
    private Future<AssignmentReply> offer(NodeAnnouncement node) {
        if (silent.containsKey(node.node())) {
            return offerOnce(node);
        }
        nodes.placing(node.node());
        return offerOnce(node)
                .recover(failed -> failed instanceof NodeLines.Late && !left().isZero()
                        ? offerOnce(node)
                        : Future.failedFuture(failed));
    }

    private Future<AssignmentReply> offerOnce(NodeAnnouncement node) {
        Duration left = left();
        return lines.offer(node.node(), assignment, left.compareTo(limits.offer()) < 0 ? left : limits.offer());
    }

    private Future<Optional<Placed>> answered(
            NodeAnnouncement node, AssignmentReply reply, Iterator<NodeAnnouncement> others) {
        silent.remove(node.node());
        return switch (reply) {
            case Accepted(var media) ->
                Future.succeededFuture(Optional.of(new Placed(node.node(), node.name(), media)));
            case Refused(var reason) -> {
                log.atInfo()
                        .addKeyValue("call", assignment.call())
                        .addKeyValue("node", node.name())
                        .addKeyValue("reason", reason)
                        .log("refused");
                yield ask(others);
            }
        };
    }

    private Future<Optional<Placed>> unanswered(
            NodeAnnouncement node, Throwable failure, Iterator<NodeAnnouncement> others) {
        silent.put(node.node(), node);
        log.atWarn()
                .addKeyValue("call", assignment.call())
                .addKeyValue("node", node.name())
                .log("did not answer an offer: {}", failure.getMessage());
        return ask(others);
    }

    private void withdraw() {
        NodeCommand release = new NodeCommand.Release(assignment.call(), assignment.fence(), assignment.generation());
        silent.keySet().forEach(node -> lines.command(node, release, limits.request()));
    }

    /** Whole milliseconds: what is less is no time for a question. */
    private Duration left() {
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - begun);
        long millis = limits.placing().minus(passed).toMillis();
        return millis <= 0 ? Duration.ZERO : Duration.ofMillis(millis);
    }
}
