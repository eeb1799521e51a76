package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an administrator reads when a connection cannot be made, and that it is made once the cause is gone. */
@Timeout(60)
final class ConnectingTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeAsterisk fake = new FakeAsterisk();
    private final RecordedListener heard = new RecordedListener();
    private final LogLines log = new LogLines();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AsteriskConnection asterisk =
            new AsteriskConnection(vertx, AsteriskEventsTest.settings(fake), registry);

    @AfterEach
    void nothingSecretWasLogged() {
        asterisk.close();
        vertx.close().await();
        fake.close();
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(FakeAsterisk.PASSWORD));
    }

    /** The complaint is there once, although several tries have failed. */
    private void complainsOnceOf(String... words) {
        await().until(() -> registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals("ari.requests"))
                .anyMatch(meter -> meter.measure().iterator().next().getValue() >= 3));
        assertThat(log.lines().stream().filter(line -> line.contains("trying again")))
                .singleElement()
                .asString()
                .contains(words);
    }

    @Test
    void aRefusedPasswordIsSaidOnceAndItConnectsWhenItIsMended() throws Exception {
        fake.refuseAllWith(401);
        asterisk.listen(heard);
        complainsOnceOf("answered 401", "ari.conf needs a section [ai]", "this password");
        fake.refuseAllWith(200);
        assertThat(heard.next()).isEqualTo("connected");
    }

    @Test
    void anAsteriskWithoutAriIsSaidOnce() throws Exception {
        fake.refuseAllWith(404);
        asterisk.listen(heard);
        complainsOnceOf("answered 404", "ari.conf needs enabled=yes");
    }

    @Test
    void whereNothingListensIsSaidOnceAndItConnectsWhenItStarts() throws Exception {
        fake.stop();
        asterisk.listen(heard);
        complainsOnceOf("cannot be reached: Connection refused", "it must run", "bindport");
        fake.start();
        assertThat(heard.next()).isEqualTo("connected");
    }

    @Test
    void aMuteAsteriskIsSaidOnce() throws Exception {
        fake.stop();
        NetServer mute = FakeAsterisk.mute(
                        vertx, AsteriskEventsTest.settings(fake).port())
                .await();
        asterisk.listen(heard);
        complainsOnceOf("did not answer within 2000 ms");
        mute.close().await();
    }

    @Test
    void tooOldAnAsteriskIsSaidOnce() throws Exception {
        fake.answer("GET /asterisk/info", 200, "{\"system\":{\"version\":\"13.38.3-vici\",\"entity_id\":\"x\"}}");
        asterisk.listen(heard);
        complainsOnceOf("13.38.3-vici has no ExternalMedia", "16.6 or newer");
    }

    @Test
    void anUnknownVersionIsTriedWithTheNewestModels() throws Exception {
        fake.answer("GET /asterisk/info", 200, "{\"system\":{\"version\":\"31.0.0\",\"fresh\":1},\"fresh\":{}}");
        asterisk.listen(heard);
        assertThat(heard.next()).isEqualTo("connected");
        assertThat(log.lines()).anyMatch(line -> line.contains("31.0.0 is newer than we know"));
    }

    @Test
    void addressesThatCannotBeRightAreRefused() {
        assertThatThrownBy(() -> at("ftp://10.0.0.5")).hasMessageContaining("http://10.0.0.5:8088");
        assertThatThrownBy(() -> at("http://ai:hush@10.0.0.5"))
                .hasMessageContaining("keys of their own")
                .hasMessageNotContaining("hush");
        assertThat(at("https://10.0.0.5/asterisk/").ariPath()).isEqualTo("/asterisk/ari");
        assertThat(at("http://[::1]:8088/ari").ariPath()).isEqualTo("/ari");
        assertThat(at("http://[::1]:8088").host()).isEqualTo("::1");
    }

    private static AriSettings at(String address) {
        return new AriSettings(
                "a",
                URI.create(address),
                "ai",
                () -> "x",
                "ai-agent",
                "ai-m-",
                Optional.empty(),
                AriSettings.Limits.STANDARD);
    }
}
