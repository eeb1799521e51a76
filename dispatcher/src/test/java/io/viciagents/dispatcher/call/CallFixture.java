package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One call with fakes around it. */
abstract class CallFixture {
    static final String CHANNEL = "17.1";
    static final CallOutcome SALE = new CallOutcome("SALE", new NextStep.HangUp(), List.of(), "");
    static final CallOutcome TO_HUMANS = new CallOutcome("XFER", new NextStep.InGroup("HUMANS"), List.of(), "");

    final Story story = new Story();
    final FakeSwitchboard switchboard = new FakeSwitchboard(story);
    final FakeAgents agents = new FakeAgents(story);
    final FakeRecords records = new FakeRecords(story);
    Future<Map<String, String>> lead = Future.succeededFuture(Map.of());
    final Exchange exchange = TestExchange.of(story, switchboard, agents, records, caller -> lead);
    final Route route =
            new Route("appointment", MediaFormat.ULAW, new NextStep.InGroup("HUMANS"), "XFER", "NP", Optional.empty());
    Call call = call(new CallStep.Arrived(), 0);

    Call call(CallStep step, int generation) {
        return call(step, generation, 0);
    }

    Call call(CallStep step, int generation, int refusals) {
        CallRecord.Caller caller = new CallRecord.Caller(Direction.INBOUND, "7009001", "name", "0123", Instant.EPOCH);
        CallRecord record =
                new CallRecord(new CallRef("pbx", CHANNEL), new Fence(1, "me"), caller, generation, step, refusals);
        Call made = new Call(exchange, route, record, new VirtualThreads(), new Undisputed(record.fence()));
        switchboard.onLeaving(channel -> {
            if (channel.equals(CHANNEL)) {
                made.signals().callerLeft();
            }
        });
        return made;
    }

    Departure run() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(call::run).get(5, TimeUnit.SECONDS);
        }
    }

    /** As soon as the node is told that both are bridged, the conversation of that generation ends so. */
    void conversationEnds(CallOutcome outcome) {
        agents.when(
                NodeCommand.Bridged.class,
                told -> call.signals().conversationEnded(told.generation(), new Concluded(outcome)));
    }
}
