package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;

/** Carries out where a caller goes. Success means asked for: the channel leaving is what proves it. */
public interface Ends {
    /** Sends the caller where the outcome says. */
    Future<Void> send(CallRecord call, CallOutcome outcome);

    /** Sends the caller to the humans that the dialplan names, whatever else has failed. */
    Future<Void> fallBack(String channel);
}
