package io.viciagents.dispatcher.pause;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.call.Agents;
import io.viciagents.dispatcher.call.RollCall;
import io.viciagents.dispatcher.call.Routes;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agents who take no new call that is paused: VICIdial follows a change of lines up to ten seconds late, and calls without
 * VICIdial come in any case. Such a caller goes to humans as if no agent were free; a conversation that only moves to
 * another node goes on.
 */
public final class PausedAgents implements Agents {
    private static final Logger log = LoggerFactory.getLogger(PausedAgents.class);

    private final Agents agents;
    private final Routes routes;
    private final Pauses pauses;
    private final MeterRegistry meters;

    /** Stands before other agents. */
    public PausedAgents(Agents agents, Routes routes, Pauses pauses, MeterRegistry meters) {
        this.agents = agents;
        this.routes = routes;
        this.pauses = pauses;
        this.meters = meters;
    }

    @Override
    public Future<Optional<CallStep.Placed>> place(Assignment assignment) {
        boolean isNew = assignment.generation() == 1 && assignment.before().isEmpty();
        if (!isNew || !isStopped(assignment)) {
            return agents.place(assignment);
        }
        log.atInfo().addKeyValue("call", assignment.call()).log("paused by command: straight to humans");
        meters.counter("calls.paused", "profile", assignment.profile()).increment();
        return Future.succeededFuture(Optional.empty());
    }

    private boolean isStopped(Assignment assignment) {
        return assignment
                .caller()
                .map(CallRecord.Caller::extension)
                .flatMap(routes::find)
                .filter(pauses::stops)
                .isPresent();
    }

    @Override
    public Duration silence(String node) {
        return agents.silence(node);
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order) {
        return agents.canary(node, order);
    }

    @Override
    public Future<NodeCommandReply> tell(String node, NodeCommand command) {
        return agents.tell(node, command);
    }

    @Override
    public Future<RollCall> rollCall(OwnerNotice notice) {
        return agents.rollCall(notice);
    }
}
