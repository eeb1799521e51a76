package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeLines;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.cluster.OwnerNotice;
import java.time.Duration;
import java.util.function.Function;

/** What a dispatcher says to agent nodes. */
record ModelLines(World world, ModelDispatcher dispatcher) implements NodeLines {
    private <T> Future<T> node(String node, Duration limit, Function<ModelNode, T> question) {
        return world.node(node)
                .map(there -> world.ask(dispatcher, there, limit, () -> question.apply(there)))
                .orElseGet(() -> Future.failedFuture("no such node"));
    }

    @Override
    public Future<AssignmentReply> offer(String node, Assignment assignment, Duration limit) {
        return node(node, limit, there -> there.offered(assignment));
    }

    @Override
    public Future<NodeCommandReply> command(String node, NodeCommand command, Duration limit) {
        return node(node, limit, there -> there.commanded(command));
    }

    @Override
    public Future<NodePong> ping(String node, NodePing ping, Duration limit) {
        return node(node, limit, there -> there.pinged(ping));
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order, Duration limit) {
        return Future.succeededFuture(new CanaryReply.Refused("media is not modelled"));
    }

    @Override
    public Future<HeldCalls> own(String node, OwnerNotice notice, Duration limit) {
        return node(node, limit, there -> there.owned(notice))
                .compose(held -> held.<Future<HeldCalls>>map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("another owner is obeyed here")));
    }
}
