package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NodeCommand;
import java.util.Optional;

/**
 * The node that had a call before the one that is to have it, until it is told that it has the call no longer: it may still
 * be there, and know more of the call than anybody else. Confined to the call's thread. Mutable: which it is.
 */
final class Predecessor {
    private final Agents agents;
    private Optional<CallRecord> call = Optional.empty();

    Predecessor(Agents agents) {
        this.agents = agents;
    }

    /** The node that this record names. */
    void is(CallRecord before) {
        call = Optional.of(before);
    }

    /** The call as that node has it. */
    Optional<CallRecord> call() {
        return call;
    }

    /** Tells it once. */
    void release() {
        call.ifPresent(before -> before.step().agent().ifPresent(node -> release(node, before)));
        call = Optional.empty();
    }

    /** Tells a node that it has the call no longer, in that generation. */
    void release(String node, CallRecord before) {
        agents.tell(node, new NodeCommand.Release(before.call(), before.fence(), before.generation()));
    }
}
