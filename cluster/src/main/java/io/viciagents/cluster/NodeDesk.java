package io.viciagents.cluster;

import io.vertx.core.Future;

/** An agent node, as dispatchers reach it. Called on a Vert.x context: never block. */
public interface NodeDesk {
    /** A call is offered. */
    Future<AssignmentReply> offered(Assignment assignment);

    /** Something about an accepted call. */
    Future<NodeCommandReply> commanded(NodeCommand command);

    /** Somebody owns an Asterisk: it is obeyed and reported to from now on, unless a later owner is known. */
    Future<HeldCalls> owned(OwnerNotice notice);
}
