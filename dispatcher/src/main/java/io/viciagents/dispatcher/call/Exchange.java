package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Asterisk, and everybody its calls turn to. Shared by all its calls, any thread.
 *
 * @param switchboard the Asterisk
 * @param agents who talks
 * @param leads who is on the line
 * @param ends where callers go
 * @param requests who does what conversations ask for
 * @param books where it is written down
 * @param records for whoever takes over
 * @param limits how long each is waited for
 * @param times what is measured
 * @param chronicle for the call history
 */
public record Exchange(
        Switchboard switchboard,
        Agents agents,
        Leads leads,
        Ends ends,
        Requests requests,
        Books books,
        Records records,
        Limits limits,
        Times times,
        Chronicle chronicle) {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    /** Something about a call that its biography should tell. */
    void note(CallRecord call, String what) {
        log.atInfo().addKeyValue("call", call.call()).log(what);
    }

    void connected(CallRecord call, String node, Duration waited) {
        times.connected(waited);
        chronicle.connected(call, node, waited);
        log.atInfo()
                .addKeyValue("call", call.call())
                .addKeyValue("node", node)
                .addKeyValue("generation", call.generation())
                .addKeyValue("afterMs", TimeUnit.NANOSECONDS.toMicros(waited.toNanos()) / 1e3)
                .log("connected");
    }

    void moved(CallRecord call, String reason) {
        times.moved(call, reason);
        chronicle.moved(call, reason);
        log.atWarn()
                .addKeyValue("call", call.call())
                .addKeyValue("reason", reason)
                .log("needs another node");
    }

    void firstAudio(CallRecord call) {
        times.firstAudio(call, leads.reached(call.call()));
        chronicle.firstAudio(call);
    }

    Concluded concluded(NodeReport.Ended report) {
        chronicle.talked(report);
        return new Concluded(report.outcome());
    }

    /** Fails when it cannot be booked yet. */
    void ended(CallRecord call, CallOutcome outcome, Books.Leaving leaving) {
        chronicle.ended(call, outcome, leaving);
        books.ended(call, outcome, leaving);
        times.ended(outcome.disposition(), leaving);
    }

    /**
     * A call is over. While its end would die with this process, the record stays for whoever comes after us, and goes when
     * it is looked for what was missed.
     */
    void forget(CallRecord last) {
        if (books.kept(last.call())) {
            records.remove(last);
        }
    }

    /** Does what a conversation asks for, and tells it what came of it. */
    void ask(CallRecord call, NodeReport.Asked asked) {
        requests.ask(call, asked)
                .otherwise(failed -> new CallAnswer.Refused(String.valueOf(failed.getMessage())))
                .onSuccess(answer -> call.step()
                        .agent()
                        .ifPresent(node -> agents.tell(
                                node,
                                new NodeCommand.Answered(
                                        call.call(), call.fence(), asked.generation(), asked.number(), answer))));
    }

    void refused(CallRecord call, String reason) {
        log.atWarn()
                .addKeyValue("call", call.call())
                .addKeyValue("reason", reason)
                .log("the outcome was refused");
    }
}
