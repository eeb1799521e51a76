package io.viciagents.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.Telephone;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EachAsterisk(nodes = 2, slots = 1)
class NodeLossIT {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Scene scene;

    NodeLossIT(Scene scene) {
        this.scene = scene;
    }

    @AfterEach
    void nothingIsLeft() {
        scene.hangUpAll();
        scene.awaitNothingLeft();
    }

    @Test
    void whenANodeIsFullTheOtherTakesTheCallAndWhenBothAreTheHumansDo() {
        scene.call();
        int first = scene.servingNode();
        scene.call();
        assertThat(scene.node(1 - first).metric("slots_used")).isEqualTo(1);
        scene.awaitHumans(scene.dial());
    }

    @Test
    void theCallerOfAKilledNodeIsServedByTheOther() {
        loseNode(node -> node.process().kill());
    }

    @Test
    void theCallerOfAStoppedNodeIsServedByTheOtherAndTheNodeEndsWell() {
        assertThat(loseNode(node -> node.process().terminate())).isZero();
    }

    /** Answers its exit code. */
    private int loseNode(Consumer<JarService> losing) {
        long ended = scene.told("ended");
        Telephone caller = scene.call();
        JarService serving = scene.node(scene.servingNode());
        long connected = scene.told("connected");
        long seen = scene.told("node seen");
        losing.accept(serving);
        assertThat(serving.process().awaitEnd(STOP_WITHIN)).isTrue();
        int exitCode = serving.process().exitCode();
        Patience.until("the other node to serve the call", Scene.SOON, () -> scene.told("connected") == connected + 1);
        scene.awaitNewSound(caller);
        Patience.until("the lost node's media channel to go", Scene.SOON, () -> scene.mediaChannels() == 1);
        caller.hangUp();
        serving.startAgain().awaitReady();
        Patience.until("the node to be known again", Scene.SOON, () -> scene.told("node seen") > seen);
        scene.awaitNothingLeft();
        assertThat(scene.told("ended") - ended).isOne();
        return exitCode;
    }
}
