package io.viciagents.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.Telephone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EachAsterisk(nodes = 1, slots = 5)
class AsteriskLossIT {
    private final Scene scene;

    AsteriskLossIT(Scene scene) {
        this.scene = scene;
    }

    @AfterEach
    void nothingIsLeftAndNewCallsWork() {
        scene.hangUpAll();
        scene.awaitNothingLeft();
        scene.call();
        scene.hangUpAll();
        scene.awaitNothingLeft();
    }

    @Test
    void whenAsteriskIsStartedAgainItsCallsHaveEndedOnceEach() {
        lose(() -> scene.asterisk().stop());
    }

    @Test
    void whenAsteriskCrashesItsCallsHaveEndedOnceEach() {
        lose(() -> scene.asterisk().kill());
    }

    private void lose(Runnable losing) {
        long before = scene.told("ended");
        scene.call();
        scene.call();
        losing.run();
        Patience.until(
                "the dispatcher to notice",
                Scene.SOON,
                () -> !scene.dispatcher().isReady());
        scene.hangUpAll();
        scene.asterisk().startAgain();
        scene.dispatcher().awaitReady();
        Patience.until("its calls to end", Scene.SOON, () -> scene.told("ended") >= before + 2);
        scene.awaitNothingLeft();
        assertThat(scene.told("ended")).isEqualTo(before + 2);
    }

    @Test
    void whenAsteriskStandsStillForFiveSecondsCallsGoOnAndCallersWhoLeftAreNoticed() {
        long ended = scene.told("ended");
        Telephone stays = scene.call();
        Telephone leaves = scene.call();
        scene.asterisk().freeze();
        leaves.hangUp();
        Telephone comes = scene.dial();
        Patience.pass(Duration.ofSeconds(5));
        scene.asterisk().thaw();
        Patience.until("the caller who left", Scene.SOON, () -> scene.told("ended") > ended);
        scene.awaitNewSound(stays);
        assertThat(stays.state()).isInstanceOf(CallState.Up.class);
        scene.awaitNewSound(comes);
        assertThat(scene.dispatcher().awaitReady().isReady()).isTrue();
    }

    @Test
    void whenTheEventsAloneAreCutCallsGoOnAndWhatWasMissedIsMadeUpFor() {
        long ended = scene.told("ended");
        Telephone stays = scene.call();
        Telephone leaves = scene.call();
        scene.door().cutEvents();
        Patience.until(
                "the dispatcher to notice",
                Scene.SOON,
                () -> !scene.dispatcher().isReady());
        leaves.hangUp();
        Telephone comes = scene.dial();
        scene.awaitNewSound(stays);
        scene.door().letEventsThrough();
        Patience.until("the caller who left", Scene.SOON, () -> scene.told("ended") > ended);
        scene.awaitNewSound(comes);
        assertThat(Scene.hearsHumans(comes)).isFalse();
        stays.line().press("9");
        assertThat(stays.awaitEnd(Scene.SOON)).isTrue();
    }

    @Test
    void aSecondClientDoesNotKeepTheApplication() throws Exception {
        Telephone stays = scene.call();
        long alarms = scene.told("another client took our Stasis application");
        WebSocket other = openEvents();
        Patience.until("an alarm", Scene.SOON, () -> scene.told("another client took our Stasis application") > alarms);
        scene.dispatcher().awaitReady();
        scene.call();
        scene.awaitNewSound(stays);
        assertThat(scene.told("another client took our Stasis application")).isEqualTo(alarms + 1);
        other.abort();
    }

    private WebSocket openEvents() throws IOException {
        String password = scene.asterisk().ariUser() + ":" + scene.asterisk().ariPassword();
        URI ari = scene.asterisk().ariUrl();
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)))
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + ari.getPort() + "/ari/events?app=ai-agent"),
                        new WebSocket.Listener() {})
                .join();
    }
}
