package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.ari.Switchboard;

/**
 * What can be done in mid-call without VICIdial: keys are sent and telephones looked at, all else is refused. The
 * dialplan's hand-over is all that is known of humans: whoever is sent there is taken.
 *
 * @param switchboard where the caller is
 */
public record KeysOnly(Switchboard switchboard) implements Requests {
    private static final CallAnswer NO_VICIDIAL = new CallAnswer.Refused("this dispatcher has no VICIdial to ask");

    @Override
    public Future<CallAnswer> ask(CallRecord call, NodeReport.Asked asked) {
        return switch (asked.request()) {
            case CallRequest.Dtmf(String digits) ->
                switchboard.sendDtmf(call.call().channel(), digits).map(sent -> new CallAnswer.Done(""));
            case CallRequest.HumansFree none -> Future.succeededFuture(new CallAnswer.Done(""));
            case CallRequest.ExtensionFree(String extension) ->
                new Telephones(switchboard).free(call.call().channel(), extension);
            case CallRequest.Callback none -> Future.succeededFuture(NO_VICIDIAL);
            case CallRequest.DoNotCall none -> Future.succeededFuture(NO_VICIDIAL);
            case CallRequest.LeadFields none -> Future.succeededFuture(NO_VICIDIAL);
            case CallRequest.Disposition none -> Future.succeededFuture(NO_VICIDIAL);
        };
    }
}
