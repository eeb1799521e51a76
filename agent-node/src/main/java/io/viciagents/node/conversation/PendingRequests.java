package io.viciagents.node.conversation;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationState;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What was asked of the dispatcher and not answered yet, and what the call comes to by it: never-call-again as soon as it
 * is wanted, all else when it is done. Confined to the call's loop. No answer in time is a refusal, and an answer that comes
 * later is not heard. Mutable: the requests under way, how many there were, and those of a node that was lost.
 */
final class PendingRequests {
    /** A dialer that is asked a second time after a slow answer still fits in. */
    static final Duration LIMIT = Duration.ofSeconds(4);

    private static final String UNKNOWN = "the line was interrupted, and it is not known whether this was done";

    private final Timers timers;
    private final CallRecord record;
    private final Consumer<String> settled;
    private final ConversationListener dispatcher;
    private final Map<Long, Waiting> waiting = new TreeMap<>();
    private final List<CallRequest> unknown;
    private long last;

    /**
     * @param settled is told what the call has come to by what was done
     * @param unknown what a node that was lost had asked for: nobody knows what came of it
     */
    PendingRequests(
            Timers timers,
            CallRecord record,
            Consumer<String> settled,
            ConversationListener dispatcher,
            List<CallRequest> unknown) {
        this.timers = timers;
        this.record = record;
        this.settled = settled;
        this.dispatcher = dispatcher;
        this.unknown = new ArrayList<>(unknown);
    }

    /** What is asked for once more and may have been done already is asked for only if that does no harm. */
    void ask(CallRequest request, Consumer<CallAnswer> then) {
        if (request instanceof CallRequest.DoNotCall) {
            settled.accept("DNC");
        }
        if (unknown.remove(request) && !request.idempotent()) {
            CallAnswer answer = new CallAnswer.Refused(UNKNOWN);
            record.asked(request, answer);
            then.accept(answer);
            return;
        }
        long number = ++last;
        Timers.Alarm alarm = timers.after(
                LIMIT,
                () -> answered(number, new CallAnswer.Refused("nobody answered in " + LIMIT.toSeconds() + " s")));
        waiting.put(number, new Waiting(request, then, alarm));
        record.changed();
        dispatcher.asked(number, request);
    }

    void answered(long number, CallAnswer answer) {
        Waiting request = waiting.remove(number);
        if (request == null) {
            return;
        }
        request.alarm().cancel();
        record.asked(request.request(), answer);
        if (answer instanceof CallAnswer.Done) {
            done(request.request());
        }
        request.then().accept(answer);
        record.changed();
    }

    /** What waits for an answer. */
    List<ConversationState.Request> underWay() {
        return waiting.entrySet().stream()
                .map(entry -> new ConversationState.Request(
                        entry.getKey(), entry.getValue().request()))
                .toList();
    }

    private void done(CallRequest request) {
        switch (request) {
            case CallRequest.Callback callback -> settled.accept("CALLBK");
            case CallRequest.Disposition(String status) -> settled.accept(status);
            case CallRequest.DoNotCall never -> settled.accept("DNC");
            case CallRequest.HumansFree free -> {}
            case CallRequest.ExtensionFree free -> {}
            case CallRequest.LeadFields fields -> {}
            case CallRequest.Dtmf keys -> {}
        }
    }

    void forget() {
        waiting.values().forEach(request -> request.alarm().cancel());
        waiting.clear();
    }

    private record Waiting(CallRequest request, Consumer<CallAnswer> then, Timers.Alarm alarm) {}
}
