package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of Asterisk, and what becomes of its answers. */
@Timeout(60)
final class CommandsTest {
    private static final MediaAddress NODE = new MediaAddress("127.0.0.1", 40_000);
    private static final String MEDIA = "ai-m-1-1.1";

    private final Vertx vertx = Vertx.vertx();
    private final FakeAsterisk fake = new FakeAsterisk();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AsteriskConnection asterisk =
            new AsteriskConnection(vertx, AsteriskEventsTest.settings(fake), registry);

    static String media(String host, String port) {
        return """
                {"id":"%s","name":"UnicastRTP/x","state":"Down","caller":{"name":"","number":""},
                 "channelvars":{"UNICASTRTP_LOCAL_ADDRESS":"%s","UNICASTRTP_LOCAL_PORT":"%s"}}""".formatted(MEDIA, host, port);
    }

    @AfterEach
    void close() {
        asterisk.close();
        vertx.close().await();
        fake.close();
    }

    private static void fails(Future<?> step, int status, String... words) {
        assertThatThrownBy(step::await)
                .isInstanceOfSatisfying(
                        AriException.class, told -> assertThat(told.status()).isEqualTo(status))
                .hasMessageContainingAll(words)
                .hasMessageNotContaining(FakeAsterisk.PASSWORD);
    }

    @Test
    void mediaIsOpenedByOurIdAndItsAddressComesBack() {
        fake.answer("POST /channels/externalMedia", 200, media("10.0.0.5", "12002"));
        assertThat(asterisk.openMedia(MEDIA, NODE, MediaFormat.ULAW).await())
                .isEqualTo(new MediaAddress("10.0.0.5", 12_002));
        assertThat(fake.asked().getLast())
                .contains(
                        "app=ai-agent",
                        "external_host=127.0.0.1%3A40000",
                        "format=ulaw",
                        "channelId=" + MEDIA,
                        "encapsulation=rtp",
                        "transport=udp",
                        "direction=both");
    }

    @Test
    void anAddressThatMeansAnywhereIsReplacedByAsterisksOwn() {
        fake.answer("POST /channels/externalMedia", 200, media("0.0.0.0", "12002"));
        assertThat(asterisk.openMedia(MEDIA, NODE, MediaFormat.G722).await())
                .isEqualTo(new MediaAddress("127.0.0.1", 12_002));
    }

    @Test
    void mediaWithoutAPortIsAFailure() {
        fake.answer("POST /channels/externalMedia", 200, "{\"id\":\"x\"}");
        fails(asterisk.openMedia(MEDIA, NODE, MediaFormat.ULAW), 0, "UNICASTRTP_LOCAL_PORT");
    }

    @Test
    void whatIsGoneAlreadyIsDone() {
        fake.answer("DELETE /channels/1.1", 404, "{\"message\":\"Channel not found\"}");
        fake.answer("POST /channels/1.1/continue", 409, "{\"message\":\"Channel not in Stasis application\"}");
        fake.answer("POST /channels/1.1/variable", 409, "{\"message\":\"Channel not in Stasis application\"}");
        fake.answer("POST /bridges/ai-b-1.1/addChannel", 422, "{\"message\":\"Channel not in Stasis application\"}");
        fake.answer("POST /bridges/ai-b-1.1", 409, "{\"message\":\"Bridge with id exists\"}");
        fake.answer("POST /bridges/ai-b-on-16", 200, "");
        asterisk.hangUp("1.1").await();
        asterisk.hangUp("never").await();
        asterisk.deleteBridge("never").await();
        fake.answer("DELETE /bridges/ai-b-2", 409, "{\"message\":\"Bridge not in Stasis application\"}");
        asterisk.deleteBridge("ai-b-2").await();
        asterisk.answer("never").await();
        asterisk.continueAt("1.1", "ai-fallback", "s").await();
        asterisk.setVariable("1.1", "a", "b").await();
        asterisk.createBridge("ai-b-1.1").await();
        asterisk.createBridge("ai-b-on-16").await();
        asterisk.addToBridge("ai-b-1.1", "1.1").await();
        assertThat(asterisk.variable("1.1", "a").await()).isEmpty();
    }

    @Test
    void aMediaChannelThatCannotBeBridgedIsAFailure() {
        fake.answer("POST /bridges/ai-b-1.1/addChannel", 422, "{\"message\":\"Channel not in Stasis application\"}");
        fails(
                asterisk.addToBridge("ai-b-1.1", MEDIA),
                422,
                "put channel " + MEDIA + " into bridge ai-b-1.1",
                "Asterisk fake at 127.0.0.1",
                "answered 422 Channel not in Stasis application");
    }

    @Test
    void aBridgeThatIsNotThereIsAFailure() {
        fake.answer("POST /bridges/ai-b-1.1/addChannel", 404, "{\"message\":\"Bridge not found\"}");
        fails(asterisk.addToBridge("ai-b-1.1", "1.1"), 404, "Bridge not found");
    }

    @Test
    void failuresSayWhatWasWantedFromWhomAndWhatCameBack() {
        fake.answer("POST /channels/1.1/answer", 503, "<h1>Busy</h1>\nlater");
        fails(asterisk.answer("1.1"), 503, "could not answer channel 1.1", "127.0.0.1", "answered 503 Busy later");
        fake.answer("POST /channels/2.2/answer", 0, "");
        fails(asterisk.answer("2.2"), 0, "did not answer within 2000 ms");
        fake.answer("GET /channels", 200, "this is not JSON");
        fails(asterisk.snapshot(), 0, "list channels", "cannot be read");
        fake.stop();
        fails(asterisk.answer("1.1"), 0, "cannot be reached");
        assertThat(List.of("failed", "silent", "unreachable"))
                .allMatch(outcome ->
                        registry.find("ari.requests").tag("outcome", outcome).timer() != null);
    }

    @Test
    void moreRequestsThanConnectionsWaitTheirTurn() {
        fake.answer("POST /channels/1.1/answer", 204, "");
        AsteriskConnection patient = new AsteriskConnection(
                vertx, AsteriskEventsTest.settings(fake, Duration.ofSeconds(20)), new SimpleMeterRegistry());
        assertThatCode(() -> Future.all(IntStream.range(0, 500)
                                .mapToObj(call -> patient.answer("1.1"))
                                .toList())
                        .await())
                .doesNotThrowAnyException();
        patient.close();
    }

    @Test
    void aSnapshotTellsWhoIsInOurApplicationAndWithWhichArguments() {
        fake.answer("GET /applications/ai-agent", 200, "{\"name\":\"ai-agent\",\"channel_ids\":[\"1.1\"]}");
        fake.answer(
                "GET /channels",
                200,
                "[" + FakeAsterisk.channel("1.1", "PJSIP/x-1") + ",{\"id\":\"2.2\",\"name\":\"PJSIP/y-2\"}]");
        fake.answer(
                "GET /bridges",
                200,
                "[{\"id\":\"ai-b-1.1\",\"bridge_class\":\"stasis\"},{\"id\":\"confbridge\",\"bridge_class\":\"base\"}]");
        assertThat(asterisk.snapshot().await())
                .isEqualTo(new Snapshot(
                        List.of(
                                new Snapshot.Channel(
                                        new CallerEntered(
                                                "1.1",
                                                "PJSIP/x-1",
                                                List.of("inbound", "1000"),
                                                "M1234",
                                                "5551000",
                                                true),
                                        true),
                                new Snapshot.Channel(
                                        new CallerEntered("2.2", "PJSIP/y-2", List.of(), "", "", false), false)),
                        java.util.Set.of("ai-b-1.1")));
    }

    @Test
    void anApplicationThatNobodyRegisteredHasNoChannels() {
        fake.answer("GET /channels", 200, "[]");
        fake.answer("GET /bridges", 200, "[]");
        assertThat(asterisk.snapshot().await().channels()).isEmpty();
    }
}
