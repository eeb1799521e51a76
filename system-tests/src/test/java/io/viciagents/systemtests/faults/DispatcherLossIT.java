package io.viciagents.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.Telephone;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EachAsterisk(nodes = 2, slots = 1)
class DispatcherLossIT {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private final Scene scene;

    DispatcherLossIT(Scene scene) {
        this.scene = scene;
    }

    @AfterEach
    void nothingIsLeft() {
        scene.hangUpAll();
        scene.awaitNothingLeft();
    }

    @Test
    void theCallsOfAKilledDispatcherAreServedAnewByTheNextAndLeaveNothing() {
        Telephone stays = scene.call();
        Telephone leaves = scene.call();
        long connected = scene.told("connected");
        scene.dispatcher().process().kill();
        leaves.hangUp();
        Telephone comes = scene.dial();
        scene.awaitHumans(comes);
        scene.dispatcher().startAgain().awaitReady();
        Patience.until("the caller to be served anew", Scene.SOON, () -> scene.told("connected") == connected + 1);
        scene.awaitNewSound(stays);
        Patience.until("the slot of the caller who left", Scene.SOON, () -> scene.usedSlots() == 1);
        assertThat(scene.asterisk().ari().get("/bridges")).hasSizeLessThanOrEqualTo(2);
        Patience.until("one media channel", Duration.ofSeconds(5), () -> scene.mediaChannels() == 1);
        stays.hangUp();
    }

    @Test
    void aDispatcherThatIsStoppedEndsWellAndInTimeAndTheNextGoesOn() {
        Telephone stays = scene.call();
        long connected = scene.told("connected");
        scene.dispatcher().process().terminate();
        assertThat(scene.dispatcher().process().awaitEnd(STOP_WITHIN)).isTrue();
        assertThat(scene.dispatcher().process().exitCode()).isZero();
        scene.dispatcher().startAgain().awaitReady();
        Patience.until("the caller to be served anew", Scene.SOON, () -> scene.told("connected") == connected + 1);
        scene.awaitNewSound(stays);
    }
}
