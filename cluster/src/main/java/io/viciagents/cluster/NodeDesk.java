package io.viciagents.cluster;

import io.vertx.core.Future;

/** An agent node, as dispatchers reach it. Called on one thread of Vert.x: never block. */
public interface NodeDesk {
    /** A call is offered, perhaps not for the first time: what was accepted is accepted again, with the same answer. */
    Future<AssignmentReply> offered(Assignment assignment);

    /** Something about an accepted call. */
    Future<NodeCommandReply> commanded(NodeCommand command);

    /** Somebody owns an Asterisk: it is obeyed and reported to from now on, unless a later owner is known. */
    Future<HeldCalls> owned(OwnerNotice notice);

    /** A dispatcher looks after its calls. */
    default Future<NodePong> pinged(NodePing ping) {
        return Future.succeededFuture(NodePong.WELL);
    }

    /** A canary is wanted, or no longer. */
    default Future<CanaryReply> canary(CanaryOrder order) {
        return Future.succeededFuture(new CanaryReply.Refused("this node has no canaries"));
    }
}
