package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.OwnerNotice;
import java.time.Duration;
import java.util.Optional;

/** The pool of agent nodes, as a call sees it. */
public interface Agents {
    /**
     * Finds a node that takes the call, asking one after the other; empty when nobody does within
     * {@link Limits#placing}.
     */
    Future<Optional<CallStep.Placed>> place(Assignment assignment);

    /** For how long nothing has been heard of a node. */
    default Duration silence(String node) {
        return Duration.ZERO;
    }

    /** Has a canary kept by a node. */
    default Future<CanaryReply> canary(String node, CanaryOrder order) {
        return Future.succeededFuture(new CanaryReply.Refused("there are no canaries here"));
    }

    /** Tells a node something about a call that it has accepted. */
    Future<NodeCommandReply> tell(String node, NodeCommand command);

    /** Tells every node who owns an Asterisk now, and learns which calls they have from there. Never fails. */
    Future<RollCall> rollCall(OwnerNotice notice);
}
