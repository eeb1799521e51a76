package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event socket, against an Asterisk that misbehaves. */
@Timeout(60)
final class AsteriskEventsTest {
    private static final MediaAddress NODE = new MediaAddress("127.0.0.1", 40_000);
    private static final String MEDIA = "ai-m-1-1.1";

    private final Vertx vertx = Vertx.vertx();
    private final FakeAsterisk fake = new FakeAsterisk();
    private final RecordedListener heard = new RecordedListener();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LogLines log = new LogLines();
    private final AsteriskConnection asterisk = new AsteriskConnection(vertx, settings(fake), registry);

    static AriSettings settings(FakeAsterisk fake) {
        return settings(fake, Duration.ofSeconds(2));
    }

    static AriSettings settings(FakeAsterisk fake, Duration request) {
        return new AriSettings(
                "fake",
                fake.uri(),
                FakeAsterisk.USER,
                () -> FakeAsterisk.PASSWORD,
                "ai-agent",
                "ai-m-",
                Optional.empty(),
                new AriSettings.Limits(
                        request, 4, Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(1)));
    }

    @AfterEach
    void nothingSecretWasLogged() {
        asterisk.close();
        vertx.close().await();
        fake.close();
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(FakeAsterisk.PASSWORD));
    }

    private ServerWebSocket connected() throws InterruptedException {
        asterisk.listen(heard);
        ServerWebSocket socket = fake.socket();
        assertThat(heard.next()).isEqualTo("connected");
        return socket;
    }

    @Test
    void eventsAreToldInOrderAndADepartureOnce() throws Exception {
        ServerWebSocket socket = connected();
        socket.writeTextMessage(FakeAsterisk.stasisStart("1.1", "PJSIP/x-1"));
        socket.writeTextMessage(FakeAsterisk.about("ChannelDtmfReceived", "1.1"));
        socket.writeTextMessage(FakeAsterisk.about("StasisEnd", "1.1"));
        socket.writeTextMessage(FakeAsterisk.about("ChannelDestroyed", "1.1"));
        socket.writeTextMessage(FakeAsterisk.stasisStart("1.1", "PJSIP/x-1"));
        socket.writeTextMessage(FakeAsterisk.about("ChannelDestroyed", "1.1"));
        assertThat(heard.next()).isEqualTo("entered 1.1 [inbound, 1000]");
        assertThat(heard.next()).isEqualTo("pressed 5 on 1.1");
        assertThat(heard.next()).isEqualTo("left 1.1");
        assertThat(heard.next()).isEqualTo("entered 1.1 [inbound, 1000]");
        assertThat(heard.next()).isEqualTo("left 1.1");
    }

    @Test
    void anArrivalBeforeTheAnswerIsNotMissedAndIsNoCaller() throws Exception {
        ServerWebSocket socket = connected();
        fake.answer(
                "POST /channels/externalMedia",
                200,
                CommandsTest.media("0.0.0.0", "12002"),
                () -> socket.writeTextMessage(FakeAsterisk.stasisStart(MEDIA, "UnicastRTP/x")));
        Future<Void> entered = asterisk.entered(MEDIA);
        asterisk.openMedia(MEDIA, NODE, MediaFormat.ULAW).await();
        entered.await();
        asterisk.entered(MEDIA).await();
        socket.writeTextMessage(FakeAsterisk.about("ChannelDestroyed", MEDIA));
        assertThat(heard.next()).isEqualTo("left " + MEDIA);
    }

    @Test
    void nobodyWaitsForAMediaChannelThatWillNotCome() throws Exception {
        ServerWebSocket socket = connected();
        Future<Void> refused = asterisk.entered("ai-m-1-refused");
        fake.answer("POST /channels/externalMedia", 500, "{\"message\":\"An internal error occurred\"}");
        assertThatThrownBy(() -> asterisk.openMedia("ai-m-1-refused", NODE, MediaFormat.ULAW)
                        .await())
                .hasMessageContaining("500 An internal error");
        assertThatThrownBy(refused::await).hasMessageContaining("could not be made");
        Future<Void> gone = asterisk.entered(MEDIA);
        socket.writeTextMessage(FakeAsterisk.about("ChannelDestroyed", MEDIA));
        assertThatThrownBy(gone::await).hasMessageContaining("hung up before");
        assertThatThrownBy(() -> asterisk.entered("ai-m-1-late").await()).hasMessageContaining("within 2000 ms");
    }

    @Test
    void anArrivalThatFellIntoAGapIsFoundAfterIt() throws Exception {
        ServerWebSocket socket = connected();
        fake.answer(
                "GET /applications/ai-agent",
                200,
                "{\"name\":\"ai-agent\",\"channel_ids\":[\"%s\"],\"bridge_ids\":[]}".formatted(MEDIA));
        Future<Void> entered = asterisk.entered(MEDIA);
        socket.close();
        entered.await();
    }

    @Test
    void garbageCostsNothing() throws Exception {
        ServerWebSocket socket = connected();
        socket.writeTextMessage("{\"type\":\"ChannelTeleported\"}");
        socket.writeTextMessage("{\"type\":\"ChannelTeleported\"}");
        socket.writeTextMessage("garbage");
        socket.writeTextMessage("{\"type\":\"StasisStart\",\"channel\":{}}");
        socket.writeTextMessage(FakeAsterisk.stasisStart("1.1", "PJSIP/x-1"));
        assertThat(heard.next()).startsWith("entered 1.1");
        assertThat(registry.counter("ari.events.unknown", "asterisk", "fake").count())
                .isEqualTo(2);
        assertThat(registry.counter("ari.events.broken", "asterisk", "fake").count())
                .isEqualTo(2);
        assertThat(log.lines().stream().filter(line -> line.contains("ChannelTeleported")))
                .hasSize(1);
    }

    @Test
    void aListenerThatThrowsHearsTheNextEvent() throws Exception {
        RecordedListener told = new RecordedListener();
        asterisk.listen(new StumblingListener(told));
        ServerWebSocket socket = fake.socket();
        socket.writeTextMessage(FakeAsterisk.stasisStart("1.1", "PJSIP/x-1"));
        socket.writeTextMessage(FakeAsterisk.about("StasisEnd", "1.1"));
        assertThat(told.next()).isEqualTo("connected");
        assertThat(told.next()).startsWith("entered");
        assertThat(told.next()).isEqualTo("left 1.1");
    }

    @Test
    void aLostSocketIsOpenedAgain() throws Exception {
        connected().close();
        assertThat(heard.next()).isEqualTo("disconnected");
        fake.socket();
        assertThat(heard.next()).isEqualTo("connected");
        assertThat(registry.counter("ari.reconnects", "asterisk", "fake").count())
                .isEqualTo(1);
    }

    @Test
    void aSocketOnWhichNothingComesIsGivenUp() throws Exception {
        ServerWebSocket socket = connected();
        socket.pause();
        assertThat(heard.next()).isEqualTo("disconnected");
        assertThat(heard.next()).isEqualTo("connected");
        socket.resume();
    }

    @Test
    void whenReplacedItWaitsForADecision() throws Exception {
        ServerWebSocket socket = connected();
        socket.writeTextMessage("{\"type\":\"ApplicationReplaced\",\"application\":\"ai-agent\"}");
        assertThat(heard.next()).isEqualTo("replaced");
        vertx.timer(300).await();
        assertThat(fake.upgrades()).isEqualTo(1);
        asterisk.reconnect();
        assertThat(heard.next()).isEqualTo("connected");
        assertThat(fake.upgrades()).isEqualTo(2);
    }

    @Test
    void itIsRelievedWhenAnotherTakesTheApplicationAndNotBefore() throws Exception {
        ServerWebSocket socket = connected();
        var relieved = asterisk.relieved();
        vertx.timer(300).await();
        assertThat(relieved.isComplete()).isFalse();
        socket.writeTextMessage("{\"type\":\"ApplicationReplaced\",\"application\":\"ai-agent\"}");
        relieved.await();
        assertThat(heard.next()).isEqualTo("replaced");
    }

    @Test
    void afterClosingNothingIsTried() throws Exception {
        connected();
        asterisk.close();
        asterisk.reconnect();
        vertx.timer(300).await();
        assertThat(fake.upgrades()).isEqualTo(1);
        assertThat(heard.hasNothingMore()).isTrue();
    }
}
