package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallStep.Conversing;
import io.viciagents.cluster.NodeCommand;

/**
 * A node that no longer has a call, and what it is told.
 *
 * @param node its incarnation
 */
record Release(String node, NodeCommand command) {
    static Release of(CallRecord call, Conversing with) {
        return of(call, with.node());
    }

    static Release of(CallRecord call, String node) {
        return new Release(node, new NodeCommand.Release(call.call(), call.fence(), call.generation()));
    }
}
