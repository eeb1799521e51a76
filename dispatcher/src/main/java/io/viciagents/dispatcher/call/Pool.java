package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeLines;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The agent nodes of the cluster. Any thread. */
public final class Pool implements Agents {
    private final KnownNodes nodes;
    private final NodeLines lines;
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Function<Assignment, Wanted> wishes;

    /**
     * A pool of the nodes that are known, asked over the cluster's lines.
     *
     * @param nanoTime a clock that never steps, in nanoseconds
     * @param wishes what a call wants of a node
     */
    public Pool(
            KnownNodes nodes,
            NodeLines lines,
            Limits limits,
            LongSupplier nanoTime,
            Function<Assignment, Wanted> wishes) {
        this.nodes = nodes;
        this.lines = lines;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.wishes = wishes;
    }

    @Override
    public Future<Optional<Placed>> place(Assignment assignment) {
        return new Offering(assignment, wishes.apply(assignment), nodes, lines, limits, nanoTime).place();
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order) {
        return lines.canary(node, order, limits.request());
    }

    @Override
    public Duration silence(String node) {
        return nodes.silence(node);
    }

    @Override
    public Future<NodeCommandReply> tell(String node, NodeCommand command) {
        return lines.command(node, command, limits.request());
    }

    @Override
    public Future<RollCall> rollCall(OwnerNotice notice) {
        List<NodeAnnouncement> known = nodes.all();
        List<Future<HeldCalls>> asked = known.stream()
                .map(node -> lines.own(node.node(), notice, limits.offer()))
                .toList();
        return Future.join(asked).otherwiseEmpty().map(all -> answers(known, asked));
    }

    private static RollCall answers(List<NodeAnnouncement> nodes, List<Future<HeldCalls>> asked) {
        List<RollCall.Present> present = new ArrayList<>();
        Set<String> silent = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            NodeAnnouncement node = nodes.get(i);
            Future<HeldCalls> answer = asked.get(i);
            if (answer.succeeded()) {
                answer.result()
                        .calls()
                        .forEach(held -> present.add(new RollCall.Present(node.node(), node.name(), held)));
            } else {
                silent.add(node.node());
            }
        }
        return new RollCall(present, silent);
    }
}
