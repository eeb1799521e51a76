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
    void theConversationsOfAKilledDispatcherGoOnWithTheNextAndLeaveNothing() {
        Telephone stays = scene.call();
        Telephone leaves = scene.call();
        long connected = scene.told("connected");
        scene.dispatcher().process().kill();
        leaves.hangUp();
        Telephone comes = scene.dial();
        scene.awaitHumans(comes);
        scene.dispatcher().startAgain().awaitReady();
        scene.awaitNewSound(stays);
        Patience.until("the slot of the caller who left", Scene.SOON, () -> scene.usedSlots() == 1);
        assertThat(scene.asterisk().ari().get("/bridges")).hasSizeLessThanOrEqualTo(2);
        Patience.until("one media channel", Duration.ofSeconds(5), () -> scene.mediaChannels() == 1);
        assertThat(scene.told("connected")).as("nobody is greeted anew").isEqualTo(connected);
        stays.hangUp();
    }

    @Test
    void aDispatcherThatIsStoppedEndsWellAndInTimeAndTheNextGoesOn() {
        Telephone stays = scene.call();
        long connected = scene.told("connected");
        long takenOver = scene.told("taken over");
        scene.dispatcher().process().terminate();
        assertThat(scene.dispatcher().process().awaitEnd(STOP_WITHIN)).isTrue();
        assertThat(scene.dispatcher().process().exitCode()).isZero();
        scene.dispatcher().startAgain().awaitReady();
        Patience.until("the call to be taken over", Scene.SOON, () -> scene.told("taken over") == takenOver + 1);
        scene.awaitNewSound(stays);
        assertThat(scene.told("connected")).as("nobody is greeted anew").isEqualTo(connected);
    }
}
