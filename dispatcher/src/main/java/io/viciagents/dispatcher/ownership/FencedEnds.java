package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.Ends;

/** Callers are sent somewhere only while their Asterisk certainly is ours. */
public record FencedEnds(Ends ends, Authority authority) implements Ends {
    @Override
    public Future<Void> send(CallRecord call, CallOutcome outcome) {
        return authority.held().compose(ours -> ends.send(call, outcome));
    }

    @Override
    public Future<Void> toHumans(CallRecord call, CallOutcome outcome) {
        return authority.held().compose(ours -> ends.toHumans(call, outcome));
    }

    @Override
    public Future<Void> fallBack(String channel) {
        return authority.held().compose(ours -> ends.fallBack(channel));
    }
}
