package io.viciagents.node;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeDesk;
import io.viciagents.cluster.OwnerNotice;
import java.time.Duration;

/** This node as dispatchers reach it, message by message. */
record OwnLines(ClusterMember member) implements NodeDesk {
    /** Patient: a fresh process on a busy machine is slow. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public Future<AssignmentReply> offered(Assignment assignment) {
        return member.lines().offer(member.incarnation(), assignment, LIMIT);
    }

    @Override
    public Future<NodeCommandReply> commanded(NodeCommand command) {
        return member.lines().command(member.incarnation(), command, LIMIT);
    }

    @Override
    public Future<HeldCalls> owned(OwnerNotice notice) {
        return member.lines().own(member.incarnation(), notice, LIMIT);
    }
}
