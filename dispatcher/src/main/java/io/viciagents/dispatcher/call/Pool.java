package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.AssignmentReply.Accepted;
import io.viciagents.cluster.AssignmentReply.Refused;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.Lines;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Placement;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent nodes of the cluster. A node that refuses or is silent costs one limit; then the next is asked. */
public final class Pool implements Agents {
    private static final Logger log = LoggerFactory.getLogger(Pool.class);

    private final KnownNodes nodes;
    private final Lines lines;
    private final Limits limits;

    /** A pool of the nodes that are known, asked over the cluster's lines. */
    public Pool(KnownNodes nodes, Lines lines, Limits limits) {
        this.nodes = nodes;
        this.lines = lines;
        this.limits = limits;
    }

    @Override
    public Future<Optional<Placed>> place(Assignment assignment) {
        return ask(
                Placement.candidates(nodes.candidates(), assignment.profile()).iterator(), assignment);
    }

    @Override
    public Future<NodeCommandReply> tell(String node, NodeCommand command) {
        return lines.command(node, command, limits.request());
    }

    private Future<Optional<Placed>> ask(Iterator<NodeAnnouncement> candidates, Assignment assignment) {
        if (!candidates.hasNext()) {
            return Future.succeededFuture(Optional.empty());
        }
        NodeAnnouncement node = candidates.next();
        nodes.placing(node.node());
        return lines.offer(node.node(), assignment, limits.offer())
                .recover(silent -> withdraw(node, assignment, silent))
                .compose(reply -> switch (reply) {
                    case Accepted(var media) ->
                        Future.succeededFuture(Optional.of(new Placed(node.node(), node.name(), media)));
                    case Refused(var reason) -> {
                        log.atInfo()
                                .addKeyValue("call", assignment.call())
                                .addKeyValue("node", node.name())
                                .addKeyValue("reason", reason)
                                .log("refused");
                        yield ask(candidates, assignment);
                    }
                });
    }

    /** The node may yet have accepted: it is told to forget the call, and counts as having refused. */
    private Future<AssignmentReply> withdraw(NodeAnnouncement node, Assignment assignment, Throwable silent) {
        log.atWarn()
                .addKeyValue("call", assignment.call())
                .addKeyValue("node", node.name())
                .log("did not answer an offer: {}", silent.getMessage());
        tell(node.node(), new NodeCommand.Release(assignment.call(), assignment.fence(), assignment.generation()));
        return Future.succeededFuture(new Refused(AssignmentReply.Reason.FAILED));
    }
}
