package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.history.CallEvent;
import io.viciagents.dispatcher.history.CallHistory;
import java.time.Duration;
import java.time.InstantSource;

/** Tells the call history what happens to calls. Any thread; never blocks, never fails. */
public final class Chronicle {
    private final CallHistory history;
    private final Leads leads;
    private final InstantSource clock;

    /**
     * @param leads who is on the line
     * @param clock for the times in the history
     */
    public Chronicle(CallHistory history, Leads leads, InstantSource clock) {
        this.history = history;
        this.leads = leads;
        this.clock = clock;
    }

    void arrived(CallRecord call, String profile) {
        history.tell(new CallEvent.Arrived(call.call(), call.caller(), profile));
    }

    void connected(CallRecord call, String node, Duration waited) {
        history.tell(new CallEvent.Connected(call.call(), clock.instant(), call.generation(), node, waited));
        identified(call.call());
    }

    void firstAudio(CallRecord call) {
        history.tell(new CallEvent.FirstAudio(call.call(), clock.instant()));
    }

    void moved(CallRecord call, String reason) {
        history.tell(new CallEvent.Moved(call.call(), clock.instant(), call.generation(), reason));
    }

    void talked(NodeReport.Ended report) {
        report.summary()
                .ifPresent(summary -> history.tell(new CallEvent.Talked(report.call(), report.generation(), summary)));
    }

    /** Before it is in the books: the books forget who it was. */
    void ended(CallRecord call, CallOutcome outcome, Books.Leaving leaving) {
        identified(call.call());
        history.tell(new CallEvent.Ended(call.call(), clock.instant(), outcome, leaving.name()));
    }

    private void identified(CallRef call) {
        leads.party(call)
                .ifPresent(party -> history.tell(new CallEvent.Identified(
                        call,
                        party.dialer(),
                        party.callId(),
                        party.campaign(),
                        party.lead(),
                        party.phone(),
                        party.answered())));
    }
}
