package io.viciagents.node;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.cluster.ConversationState;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.provider.Cost;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes what a call has cost so far, and what was measured in it, into what another node would have to know of it: so its
 * ceiling and its record are of the whole call. Confined to the call's loop.
 */
record BilledConversation(ConversationListener listener, Supplier<Cost> cost, Supplier<ConversationMeasures> measures)
        implements ConversationListener {
    /** What a call had cost before it came here. */
    static Cost costBefore(Assignment assignment) {
        return assignment
                .before()
                .flatMap(before -> before.state().spent())
                .map(Cost::of)
                .orElse(Cost.NOTHING);
    }

    /** What was measured in a call before it came here. */
    static Optional<ConversationMeasures> measuredBefore(Assignment assignment) {
        return assignment.before().flatMap(before -> before.state().measured());
    }

    @Override
    public void firstAudio(Duration afterBegin) {
        listener.firstAudio(afterBegin);
    }

    @Override
    public void asked(long number, CallRequest request) {
        listener.asked(number, request);
    }

    @Override
    public void ended(CallOutcome outcome) {
        listener.ended(outcome);
    }

    @Override
    public void changed(ConversationState state) {
        listener.changed(billed(state));
    }

    @Override
    public void moving(ConversationState state) {
        listener.moving(billed(state));
    }

    private ConversationState billed(ConversationState state) {
        return state.having(cost.get().told()).having(measures.get());
    }

    @Override
    public void lost(String reason) {
        listener.lost(reason);
    }
}
