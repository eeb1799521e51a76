package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers press is heard in an application beside ours. */
@Timeout(60)
final class SecondEarTest {
    private static final KeyPress FIVE = new KeyPress("5", Instant.parse("2026-01-01T00:00:00Z"));

    private final Vertx vertx = Vertx.vertx();
    private final FakeAsterisk fake = new FakeAsterisk();
    private final HeardKeys heard = new HeardKeys();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().await();
        fake.close();
    }

    private SecondEar open() {
        return SecondEar.open(
                vertx,
                AsteriskEventsTest.settings(fake),
                "dispatcher 1",
                heard,
                (channel, key) -> told.add(channel + " " + key.digit()));
    }

    private void callersAre(String... channels) {
        fake.answer(
                "GET /applications/ai-agent",
                200,
                "{\"name\":\"ai-agent\",\"channel_ids\":[" + String.join(",", channels)
                        + "],\"bridge_ids\":[],\"endpoint_ids\":[],\"device_names\":[]}");
        fake.answer("POST /applications/ai-agent-keys-dispatcher-1/subscription", 200, "{}");
        fake.answer("DELETE /applications/ai-agent-keys-dispatcher-1/subscription", 200, "{}");
    }

    private void isAsked(String request) {
        Awaitility.await().untilAsserted(() -> assertThat(fake.asked()).contains(request));
    }

    private static String subscription(String method, String channel) {
        return method + " /applications/ai-agent-keys-dispatcher-1/subscription?eventSource=channel%3A" + channel;
    }

    @Test
    void itListensToCallersAndNotToMediaAndLeavesThoseWhoHaveGone() throws Exception {
        callersAre("\"1.1\"", "\"ai-m-1-1.1\"");
        try (SecondEar _ = open()) {
            ServerWebSocket socket = fake.socket();
            isAsked(subscription("POST", "1.1"));
            socket.writeTextMessage(FakeAsterisk.about("ChannelDtmfReceived", "1.1"));
            socket.writeTextMessage(FakeAsterisk.about("ChannelDtmfReceived", "1.1"));
            Awaitility.await().untilAsserted(() -> assertThat(heard.of("1.1")).isEqualTo(List.of(FIVE)));
            assertThat(told).contains("1.1 5");
            callersAre("\"1.2\"");
            isAsked(subscription("POST", "1.2"));
            isAsked(subscription("DELETE", "1.1"));
            assertThat(heard.of("1.1")).isEmpty();
        }
        assertThat(fake.asked()).noneMatch(request -> request.contains("ai-m-1"));
    }

    @Test
    void afterAnInterruptionItListensAnew() throws Exception {
        callersAre("\"1.1\"");
        try (SecondEar _ = open()) {
            ServerWebSocket first = fake.socket();
            isAsked(subscription("POST", "1.1"));
            first.close();
            fake.socket();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(fake.asked())
                            .filteredOn(subscription("POST", "1.1")::equals)
                            .hasSize(2));
        }
    }

    @Test
    void whoeverIsNotHeardIsTriedAgain() throws Exception {
        callersAre("\"1.1\"");
        fake.answer(
                "POST /applications/ai-agent-keys-dispatcher-1/subscription",
                500,
                "{\"message\":\"An internal error occurred\"}");
        try (SecondEar _ = open()) {
            fake.socket();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(fake.asked())
                            .filteredOn(subscription("POST", "1.1")::equals)
                            .hasSizeGreaterThan(1));
        }
    }

    @Test
    void itsTroublesAreToldByTheFirstConnection() throws Exception {
        try (LogLines log = new LogLines();
                SecondEar _ = open()) {
            ServerWebSocket socket = fake.socket();
            fake.refuseAllWith(401);
            int before = fake.asked().size();
            socket.close();
            Awaitility.await().until(() -> fake.asked().size() > before + 2);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void ourOwnConnectionKeepsWhatItHearsBeforeTheCallIsKnown() throws Exception {
        AsteriskConnection asterisk = new AsteriskConnection(
                vertx,
                AsteriskEventsTest.settings(fake),
                new io.micrometer.core.instrument.simple.SimpleMeterRegistry(),
                heard);
        RecordedListener listener = new RecordedListener();
        asterisk.listen(listener);
        fake.socket().writeTextMessage(FakeAsterisk.about("ChannelDtmfReceived", "1.1"));
        listener.nextThat("pressed 5");
        assertThat(asterisk.keysHeard("1.1")).containsExactly(FIVE);
        asterisk.close();
    }
}
