package io.viciagents.node.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.MediaFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the way to an Asterisk, or a call itself, is in doubt; over real UDP on the loopback interface. */
class MediaDoubtTest {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final MediaLoops loops =
            MediaLoops.open(MediaSettings.of("127.0.0.1", 0), Clock.systemUTC(), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        loops.close();
    }

    @Test
    void aCallInDoubtSendsNothingUntilItIsConfirmedAndItsTimeGoesBy() throws IOException {
        MediaReservation call = loops.leastUsed().reserve().orElseThrow();
        try (TonePeer peer = new TonePeer(400, 0)) {
            on(call, () -> call.open(peer.address(), MediaFormat.ULAW));
            peer.hear(5);
            on(call, call::hush);
            peer.hear(peer.heard.size() + 2);
            int before = peer.heard.size();
            peer.hear(before + 1);
            assertThat(peer.heard).hasSize(before);

            on(call, call::goOn);

            peer.hear(before + 5);
            assertThat(peer.heard).hasSize(before + 5);
            int skipped = peer.heard.get(before).timestamp()
                    - peer.heard.get(before - 1).timestamp();
            assertThat(skipped).isGreaterThan(160 * 5);
            assertThat(skipped % 160).isZero();
        }
    }

    @Test
    void aCanaryHearsItselfThroughABridgeUntilTheWayIsCut() throws IOException {
        try (MediaCanary canary = loops.canary().orElseThrow();
                TonePeer one = new TonePeer(400, 0);
                TonePeer other = new TonePeer(500, 0)) {
            canary.sing(one.address(), other.address());
            one.hear(5);
            other.hear(5);
            assertThat(one.heard).hasSize(5);
            assertThat(other.heard).hasSize(5);
            await().until(() -> canary.silence().compareTo(A_WHILE) > 0);
            one.send(one.next(), canary.firstPort());
            assertThat(canary.silence()).as("one direction is not enough").isGreaterThan(A_WHILE);

            other.send(other.next(), canary.secondPort());

            await().until(() -> canary.silence().compareTo(A_WHILE) < 0);
        }
        await().until(() -> loops.leastUsed().calls() == 0);
    }

    private static void on(MediaReservation call, Runnable work) {
        CompletableFuture.runAsync(work, call.loop()).join();
    }
}
