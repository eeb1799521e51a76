package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.call.Agents;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.RollCall;
import java.time.Duration;
import java.util.Optional;

/** Agent nodes that are commanded only while the Asterisk certainly is ours; they check the fence besides. */
public record FencedAgents(Agents agents, Authority authority) implements Agents {
    @Override
    public Future<Optional<CallStep.Placed>> place(Assignment assignment) {
        return authority.held().compose(ours -> agents.place(assignment));
    }

    @Override
    public Duration silence(String node) {
        return agents.silence(node);
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order) {
        return authority.held().compose(ours -> agents.canary(node, order));
    }

    @Override
    public Future<NodeCommandReply> tell(String node, NodeCommand command) {
        // Of two owners one alone hears a key, whatever its standing; the node refuses it when the next has spoken.
        return command instanceof NodeCommand.Key
                ? agents.tell(node, command)
                : authority.held().compose(ours -> agents.tell(node, command));
    }

    @Override
    public Future<RollCall> rollCall(OwnerNotice notice) {
        return authority.held().compose(ours -> agents.rollCall(notice));
    }
}
