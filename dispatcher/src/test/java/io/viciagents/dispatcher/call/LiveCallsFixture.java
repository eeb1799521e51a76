package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.ari.CallerEntered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The calls of an Asterisk that is not there, on nodes that are not there. */
abstract class LiveCallsFixture {
    static final String CHANNEL = "17.1";
    static final CallRef CALL = new CallRef("pbx", CHANNEL);
    static final CallOutcome SALE = new CallOutcome("SALE", new NextStep.HangUp(), List.of(), "");

    final Story story = new Story();
    final FakeSwitchboard switchboard = new FakeSwitchboard(story);
    final FakeAgents agents = new FakeAgents(story);
    final FakeRecords records = new FakeRecords(story);
    final Exchange exchange =
            TestExchange.of(story, switchboard, agents, records, caller -> Future.succeededFuture(Map.of()));
    final FakeAuthority authority = new FakeAuthority();
    final LiveCalls calls = new LiveCalls(
            exchange,
            new Routes(Map.of(
                    "7009001",
                    new Route(
                            "appointment",
                            MediaFormat.ULAW,
                            new NextStep.InGroup("HUMANS"),
                            "XFER",
                            "NP",
                            Optional.empty()))),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new HurriedThreads(),
            authority,
            new ToldNews(story));

    LiveCallsFixture() {
        switchboard.onLeaving(calls::channelLeft);
    }

    static CallerEntered caller(String... arguments) {
        return new CallerEntered(CHANNEL, "PJSIP/trunk-1", List.of(arguments), "name", "0123", true);
    }

    void eventually(String line) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() -> story.lines().contains(line));
    }

    void quiet() {
        Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> calls.count() == 0);
    }

    void connect() {
        agents.add("n1");
        calls.callerEntered(caller("inbound", "7009001", "name", "0123"));
        eventually("n1 Bridged 1");
    }
}
