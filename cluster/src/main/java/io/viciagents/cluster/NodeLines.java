package io.viciagents.cluster;

import io.vertx.core.Future;
import java.time.Duration;

/** What a dispatcher can say to agent nodes, each addressed by its incarnation. Any thread. */
public interface NodeLines {
    /**
     * Offers a call to a node. A node that is asked again for what it has accepted gives the same answer.
     *
     * @param limit after which the future fails with {@link Late}
     */
    Future<AssignmentReply> offer(String node, Assignment assignment, Duration limit);

    /** Tells a node something about a call it has accepted. */
    Future<NodeCommandReply> command(String node, NodeCommand command, Duration limit);

    /** Looks after the calls on a node. */
    Future<NodePong> ping(String node, NodePing ping, Duration limit);

    /** Has a canary kept by a node. */
    Future<CanaryReply> canary(String node, CanaryOrder order, Duration limit);

    /** Tells a node who owns an Asterisk now, and learns which calls it has from there. */
    Future<HeldCalls> own(String node, OwnerNotice notice, Duration limit);

    /** Nobody answered within the limit: whether the message was understood is not known. */
    final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** A failure without a stack trace: it says all that is known. */
        public Late(String message) {
            super(message, null, false, false);
        }
    }
}
