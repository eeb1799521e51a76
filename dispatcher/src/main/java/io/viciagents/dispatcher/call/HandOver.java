package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.Signals.OwnershipLost;

/** How a caller is sent on when the usual way has failed, or there is none. Confined to the call's virtual thread. */
record HandOver(Exchange exchange, Signals signals) {
    /** Whoever has said goodbye is hung up; all others go to humans. */
    void insist(CallRecord call, CallOutcome outcome) throws OwnershipLost {
        switch (outcome.next()) {
            case NextStep.HangUp() -> exchange.switchboard().hangUp(call.call().channel());
            case NextStep.InGroup wanted -> toHumans(call, outcome);
            case NextStep.Extension wanted -> toHumans(call, outcome);
        }
    }

    void toHumans(CallRecord call, CallOutcome outcome) throws OwnershipLost {
        exchange.ends().toHumans(call, outcome);
        if (!signals.goneWithin(exchange.limits().leaving())) {
            exchange.note(call, "nobody took the call: hung up");
            exchange.switchboard().hangUp(call.call().channel());
        }
    }
}
