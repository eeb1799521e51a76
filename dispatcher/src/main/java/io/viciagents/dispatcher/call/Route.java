package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an extension stands for.
 *
 * @param profile the agent profile that answers
 * @param format of the media between Asterisk and the agent node
 * @param fallback where callers go when no agent can take them
 * @param fallbackDisposition the status of a call that went there
 * @param callerLeftDisposition the status of a call whose caller hung up before the agent knew how it stood
 * @param labels that a node must have to be given these calls
 * @param remoteAgent VICIdial's entry that delivers calls here; empty for an Asterisk without VICIdial
 */
public record Route(
        String profile,

        @Default("ulaw") @Doc("alaw where trunks speak it; g722 where callers do, for it carries more of the voice.")
        MediaFormat format,

        NextStep fallback,

        @Default("XFER") @Doc("Another status when your reports should tell these calls apart.")
        String fallbackDisposition,

        @Default("NP") @Doc("Another status when your reports should tell these calls apart.")
        String callerLeftDisposition,

        @Default
        @Doc("When only some nodes may have these calls: the labels of their configuration, such as pool: sales.")
        Map<String, String> labels,

        @Doc("Needed where the Asterisk belongs to a dialer: the remote-agent entry whose conf_exten this is.")
        Optional<RemoteAgent> remoteAgent) {
    /** Refuses statuses that VICIdial would cut. */
    public Route {
        new Checks()
                .understood("fallbackDisposition", () -> new CallOutcome(fallbackDisposition, fallback, List.of(), ""))
                .understood(
                        "callerLeftDisposition", () -> new CallOutcome(callerLeftDisposition, fallback, List.of(), ""))
                .done();
        labels = Map.copyOf(labels);
    }

    /** A route to any node. */
    public Route(
            String profile,
            MediaFormat format,
            NextStep fallback,
            String fallbackDisposition,
            String callerLeftDisposition,
            Optional<RemoteAgent> remoteAgent) {
        this(profile, format, fallback, fallbackDisposition, callerLeftDisposition, Map.of(), remoteAgent);
    }

    /**
     * Offers a call that came this way.
     *
     * @param lead what is known of it by now
     * @param before the conversation so far
     */
    Assignment assignment(CallRecord call, Future<Map<String, String>> lead, Optional<Assignment.Before> before) {
        return new Assignment(
                call.call(),
                call.fence(),
                call.generation(),
                call.caller().direction(),
                profile,
                call.caller().callerNumber(),
                lead.succeeded() ? lead.result() : Map.of(),
                format,
                Optional.of(call.caller()),
                before);
    }

    CallOutcome fallenBack(String why) {
        return new CallOutcome(fallbackDisposition, fallback, List.of(), why);
    }

    CallOutcome callerLeft() {
        return new CallOutcome(callerLeftDisposition, new NextStep.HangUp(), List.of(), "");
    }
}
