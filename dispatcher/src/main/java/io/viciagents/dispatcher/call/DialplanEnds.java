package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.vicidial.dialplan.Dialplan;

/** Sends callers on by the dialplan's hand-over context: the way that works without VICIdial's API. */
public final class DialplanEnds implements Ends {
    private final Switchboard switchboard;

    /** Ends calls of one Asterisk. */
    public DialplanEnds(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public Future<Void> send(CallRecord call, CallOutcome outcome) {
        String channel = call.call().channel();
        return switch (outcome.next()) {
            case NextStep.HangUp() -> switchboard.hangUp(channel);
            case NextStep.InGroup(String name) ->
                handOver(channel, Dialplan.AI_INGROUP, name, Dialplan.IN_GROUP_EXTENSION);
            case NextStep.Extension(String number) ->
                handOver(channel, Dialplan.AI_EXTENSION, number, Dialplan.TRANSFER_EXTENSION);
        };
    }

    @Override
    public Future<Void> fallBack(String channel) {
        return switchboard.continueAt(channel, Dialplan.HANDOVER, Dialplan.FALLBACK_EXTENSION);
    }

    private Future<Void> handOver(String channel, String variable, String value, String extension) {
        return switchboard
                .setVariable(channel, variable, value)
                .compose(set -> switchboard.continueAt(channel, Dialplan.HANDOVER, extension));
    }
}
