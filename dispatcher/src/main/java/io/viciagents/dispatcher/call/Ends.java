package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;

/** Carries out where a caller goes. Success means asked for: the channel leaving is what proves it. */
public interface Ends {
    /**
     * Sends the caller where the outcome says. Fails only with what the conversation should hear of, for it may do
     * something about it; whatever else goes wrong, another way is found.
     */
    Future<Void> send(CallRecord call, CallOutcome outcome);

    /** Sends a caller to humans whom no agent can serve, or whom nothing else could be done for. */
    default Future<Void> toHumans(CallRecord call, CallOutcome outcome) {
        return fallBack(call.call().channel());
    }

    /** Sends the caller to the humans that the dialplan names, whatever else has failed. */
    Future<Void> fallBack(String channel);
}
