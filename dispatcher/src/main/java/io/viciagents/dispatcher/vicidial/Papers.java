package io.viciagents.dispatcher.vicidial;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.dispatcher.call.Routes;

/**
 * Makes the paperwork of calls.
 *
 * @param dialer whose books
 * @param routes what the extensions of the calls stand for
 */
record Papers(Dialer dialer, Routes routes) {
    Paperwork of(CallRecord call, CallFile file, CallOutcome outcome) {
        String extension = call.caller().extension();
        return new Paperwork(
                dialer,
                call,
                file,
                routes.find(extension)
                        .orElseThrow(() -> new IllegalStateException("a route of extension " + extension + " wanted")),
                outcome);
    }
}
