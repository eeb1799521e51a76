package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books for an Asterisk without VICIdial: the log. */
public final class LoggedBooks implements Books {
    private static final Logger log = LoggerFactory.getLogger(LoggedBooks.class);

    @Override
    public void ended(CallRecord call, CallOutcome outcome, Leaving leaving) {
        log.atInfo()
                .addKeyValue("call", call.call())
                .addKeyValue("disposition", outcome.disposition())
                .addKeyValue("next", outcome.next())
                .addKeyValue("leaving", leaving)
                .addKeyValue("nodes", call.generation())
                .log("ended");
    }
}
