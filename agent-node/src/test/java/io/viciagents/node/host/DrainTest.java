package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaPorts;
import io.viciagents.node.media.MediaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node with one call is stopped. */
class DrainTest {
    private static final Fence FENCE = new Fence(1, "owner");
    private static final CallRef CALL = new CallRef("pbx-1", "17.1");

    private final MediaLoops loops = MediaLoops.open(
            new MediaSettings("127.0.0.1", new MediaPorts.Shared(0), 1, Duration.ofMillis(20), Duration.ofMillis(120)),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    private final Slots slots = new Slots(6);
    private final FakeTalks talks = new FakeTalks();
    private final CallDesk desk = new CallDesk(
            slots,
            loops,
            new AdvertisedHosts(Map.of(), "10.0.0.1"),
            talks,
            (Reports) (report, owner, wanted) -> {},
            System::nanoTime);

    @AfterEach
    void close() {
        desk.releaseAll();
        loops.close();
    }

    @Test
    void itsCallIsAskedToLeaveAndItEndsWhenTheCallHasLeft() throws InterruptedException {
        talk();
        Thread draining = drain(Duration.ZERO);

        await().until(() -> talks.story().contains("leave"));
        assertThat(desk.draining()).isTrue();
        assertThat(offer(new CallRef("pbx-1", "17.2")))
                .isEqualTo(new AssignmentReply.Refused(AssignmentReply.Reason.DRAINING));
        assertThat(draining.isAlive()).isTrue();

        command(new NodeCommand.Release(CALL, FENCE, 1));
        draining.join();
        assertThat(slots.used()).isZero();
    }

    @Test
    void callsAreAskedToLeaveOneAfterTheOther() throws InterruptedException {
        CallRef another = new CallRef("pbx-1", "17.2");
        talk(CALL);
        talk(another);
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        Thread draining = Thread.ofVirtual().start(() -> new Drain(desk, slots, Duration.ZERO, pauses::add).run());

        await().until(() -> pauses.size() == 2);
        command(new NodeCommand.Release(CALL, FENCE, 1));
        command(new NodeCommand.Release(another, FENCE, 1));
        draining.join();

        assertThat(talks.story().stream().filter("leave"::equals)).hasSize(2);
        assertThat(pauses).containsOnly(Duration.ofMillis(100));
    }

    @Test
    void noMoreThanFourAreOnTheirWayAtOnceUnlessTheyDoNotComeAway() throws InterruptedException {
        List<CallRef> calls = IntStream.range(0, 6)
                .mapToObj(number -> new CallRef("pbx-1", "17." + number))
                .toList();
        calls.forEach(this::talk);
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        Thread draining = Thread.ofVirtual().start(() -> new Drain(desk, slots, Duration.ZERO, pauses::add).run());

        await().until(() ->
                pauses.stream().filter(Duration.ofMillis(100)::equals).count() == 6);
        calls.forEach(call -> command(new NodeCommand.Release(call, FENCE, 1)));
        draining.join();

        List<Duration> asked = List.copyOf(pauses).subList(0, 4);
        assertThat(asked).containsOnly(Duration.ofMillis(100));
        assertThat(pauses.stream().filter(Duration.ofMillis(20)::equals)).hasSize(2 * 3000 / 20);
    }

    @Test
    void aCallMayFinishFirst() throws InterruptedException {
        talk();
        Thread draining = drain(Duration.ofHours(1));
        await().until(desk::draining);

        command(new NodeCommand.Release(CALL, FENCE, 1));
        draining.join();

        assertThat(talks.story()).doesNotContain("leave");
    }

    private Thread drain(Duration finish) {
        return Thread.ofVirtual().start(() -> new Drain(desk, slots, finish).run());
    }

    private void talk() {
        talk(CALL);
    }

    private void talk(CallRef call) {
        offer(call);
        command(new NodeCommand.Connected(call, FENCE, 1, new MediaAddress("127.0.0.1", 9)));
        command(new NodeCommand.Bridged(call, FENCE, 1));
    }

    private AssignmentReply offer(CallRef call) {
        return desk.offered(new Assignment(call, FENCE, 1, Direction.INBOUND, "offer", "", Map.of(), MediaFormat.ULAW))
                .await();
    }

    private void command(NodeCommand command) {
        desk.commanded(command).await();
    }
}
