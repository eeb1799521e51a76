package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaPorts;
import io.viciagents.node.media.MediaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node answers to a dispatcher that looks after its calls, with one real media loop. */
class CheckupTest {
    private static final Fence FENCE = new Fence(2, "owner");
    private static final CallRef CALL = new CallRef("pbx-1", "17.1");
    private static final NodePing ONE_CALL = ping(FENCE, Map.of("17.1", 1));

    private final MediaLoops loops = MediaLoops.open(
            new MediaSettings("127.0.0.1", new MediaPorts.Shared(0), 1, Duration.ofMillis(20), Duration.ofMillis(120)),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    private final AtomicLong now = new AtomicLong(1);
    private final CallDesk desk = new CallDesk(
            new Slots(3),
            loops,
            new AdvertisedHosts(Map.of(), "10.0.0.1"),
            new FakeTalks(),
            (report, owner, wanted) -> {},
            now::get);

    @AfterEach
    void close() {
        desk.releaseAll();
        loops.close();
    }

    @Test
    void aCallThatIsServedIsWell() {
        offer(1);

        assertThat(answer(ONE_CALL)).isEqualTo(NodePong.WELL);
    }

    @Test
    void aCallThatIsNotThereOrIsServedForAnotherGenerationIsGone() {
        assertThat(answer(ONE_CALL).gone()).containsExactly(CALL);
        offer(2);

        assertThat(answer(ONE_CALL).gone()).containsExactly(CALL);
    }

    @Test
    void anOwnerThatIsNotObeyedAnyMoreLearnsNothing() {
        offer(1);

        assertThat(answer(ping(new Fence(1, "before"), Map.of("17.9", 1)))).isEqualTo(NodePong.WELL);
    }

    @Test
    void theCallsOfALoopThatStandsStillAreStuckUntilItRunsAgain() {
        offer(1);
        CountDownLatch stuck = new CountDownLatch(1);
        loops.leastUsed().execute(() -> awaitQuietly(stuck));
        assertThat(answer(ONE_CALL).stuck()).isEmpty();
        now.addAndGet(Pulses.STUCK.toNanos() + 1);

        assertThat(answer(ONE_CALL).stuck()).containsExactly(CALL);

        stuck.countDown();
        await().until(() -> answer(ONE_CALL).stuck().isEmpty());
    }

    @Test
    void aCanaryThatHearsNothingMakesTheNodeDeafForItsOwnOwner() {
        CanaryReply ready = desk.canary(new CanaryOrder.Open("pbx-1", FENCE)).await();
        assertThat(ready).isInstanceOf(CanaryReply.Ready.class);
        assertThat(answer(ONE_CALL).deaf()).as("before it sings").isEmpty();
        CanaryReply sung = desk.canary(new CanaryOrder.Sing(
                        "pbx-1", FENCE, new MediaAddress("127.0.0.1", 9), new MediaAddress("127.0.0.1", 19)))
                .await();
        assertThat(sung).isEqualTo(new CanaryReply.Done());

        await().until(() -> answer(ONE_CALL).deaf().contains("pbx-1"));
        desk.canary(new CanaryOrder.Open("pbx-1", FENCE)).await();
        assertThat(answer(ONE_CALL).deaf())
                .as("another, which has not heard anything either")
                .contains("pbx-1");

        assertThat(answer(ping(new Fence(3, "next"), Map.of())).deaf()).isEmpty();
        desk.canary(new CanaryOrder.Close("pbx-1", new Fence(3, "next"))).await();
        await().until(() -> loops.leastUsed().calls() == 0);
    }

    @Test
    void aCanaryThatNobodyAsksForIsClosed() {
        desk.canary(new CanaryOrder.Open("pbx-1", FENCE)).await();
        assertThat(loops.leastUsed().calls()).isEqualTo(2);
        now.addAndGet(Canaries.UNWANTED.toNanos() + 1);

        answer(new NodePing(List.of()));

        await().until(() -> loops.leastUsed().calls() == 0);
    }

    private NodePong answer(NodePing ping) {
        return desk.pinged(ping).await();
    }

    private void offer(int generation) {
        desk.offered(new Assignment(
                        CALL, FENCE, generation, Direction.INBOUND, "offer", "", Map.of(), MediaFormat.ULAW))
                .await();
    }

    private static NodePing ping(Fence fence, Map<String, Integer> calls) {
        return new NodePing(List.of(new NodePing.Tenure("pbx-1", fence, calls)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
