package io.viciagents.node.conversation;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was asked of the dispatcher and not answered yet. Confined to the call's loop. No answer in time is a refusal, and an
 * answer that comes later is not heard. Mutable: the requests under way, and how many there were.
 */
final class PendingRequests {
    /** A dialer that is asked a second time after a slow answer still fits in. */
    static final Duration LIMIT = Duration.ofSeconds(4);

    private final Timers timers;
    private final CallRecord record;
    private final ConversationListener dispatcher;
    private final Map<Long, Waiting> waiting = new HashMap<>();
    private long last;

    PendingRequests(Timers timers, CallRecord record, ConversationListener dispatcher) {
        this.timers = timers;
        this.record = record;
        this.dispatcher = dispatcher;
    }

    void ask(CallRequest request, Consumer<CallAnswer> then) {
        long number = ++last;
        Timers.Alarm alarm = timers.after(
                LIMIT,
                () -> answered(number, new CallAnswer.Refused("nobody answered in " + LIMIT.toSeconds() + " s")));
        waiting.put(number, new Waiting(request, then, alarm));
        dispatcher.asked(number, request);
    }

    void answered(long number, CallAnswer answer) {
        Waiting request = waiting.remove(number);
        if (request == null) {
            return;
        }
        request.alarm().cancel();
        record.asked(request.request(), answer);
        request.then().accept(answer);
    }

    void forget() {
        waiting.values().forEach(request -> request.alarm().cancel());
        waiting.clear();
    }

    private record Waiting(CallRequest request, Consumer<CallAnswer> then, Timers.Alarm alarm) {}
}
