package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.AssignmentReply.Accepted;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.cluster.AssignmentReply.Refused;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** With real media loops, on ports that the system chooses. */
class CallDeskTest {
    private static final MediaLoops LOOPS =
            MediaLoops.open(MediaSettings.of("127.0.0.1", 0), Clock.systemUTC(), new SimpleMeterRegistry());
    private static final Fence FENCE = new Fence(2, "owner");

    private final FakeTalks talks = new FakeTalks();
    private final List<NodeReport> reports = new CopyOnWriteArrayList<>();
    private final Slots slots = new Slots(2);
    private final CallDesk desk = new CallDesk(
            slots,
            LOOPS,
            new AdvertisedHosts(Map.of("pbx-2", "10.0.0.2"), "10.0.0.1"),
            talks,
            (report, owner, wanted) -> reports.add(report),
            () -> 0);

    @AfterAll
    static void close() {
        LOOPS.close();
    }

    private static CallRef call(int number) {
        return new CallRef("pbx-1", "17." + number);
    }

    private AssignmentReply offer(int number, Fence fence, int generation, String profile) {
        return desk.offered(new Assignment(
                        call(number),
                        fence,
                        generation,
                        Direction.INBOUND,
                        profile,
                        "",
                        Map.of("first_name", "Ann"),
                        MediaFormat.ULAW))
                .await();
    }

    private AssignmentReply offer(int number) {
        return offer(number, FENCE, 1, "offer");
    }

    private NodeCommandReply connect(int number) {
        return desk.commanded(new NodeCommand.Connected(
                        call(number), FENCE, 1, new MediaAddress("127.0.0.1", 20_000 + number)))
                .await();
    }

    @Test
    void aCallIsAcceptedConnectedTalkedAndReleased() {
        AssignmentReply reply = offer(1);
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.media().host()).isEqualTo("10.0.0.1"));
        assertThat(connect(1)).isEqualTo(NodeCommandReply.DONE);
        assertThat(desk.commanded(new NodeCommand.Bridged(call(1), FENCE, 1)).await())
                .isEqualTo(NodeCommandReply.DONE);
        desk.commanded(new NodeCommand.Dtmf(call(1), FENCE, 1, "5", Optional.empty()))
                .await();
        desk.commanded(new NodeCommand.Lead(call(1), FENCE, 1, Map.of("city", "Ipoh")))
                .await();
        talks.listener().firstAudio(Duration.ofMillis(20));
        desk.commanded(new NodeCommand.Release(call(1), FENCE, 1)).await();

        assertThat(talks.story())
                .containsExactly("expect 1", "open 1 {first_name=Ann}", "begin", "dtmf 5", "lead {city=Ipoh}", "close");
        assertThat(reports).containsExactly(new NodeReport.FirstAudio(call(1), 1, Duration.ofMillis(20)));
        assertThat(slots.used()).isZero();
        assertThat(connect(1)).isEqualTo(NodeCommandReply.UNKNOWN_CALL);
    }

    @Test
    void anAsteriskThatReachesUsByAnotherAddressIsToldThatOne() {
        Assignment assignment = new Assignment(
                new CallRef("pbx-2", "17.1"), FENCE, 1, Direction.INBOUND, "offer", "", Map.of(), MediaFormat.ULAW);
        assertThat(desk.offered(assignment).await())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.media().host()).isEqualTo("10.0.0.2"));
    }

    @Test
    void theLastFreeSlotIsNeverGivenTwice() throws Exception {
        Slots few = new Slots(10);
        CallDesk contended = new CallDesk(
                few, LOOPS, new AdvertisedHosts(Map.of(), "h"), talks, (report, owner, wanted) -> {}, () -> 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AssignmentReply>> replies = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Assignment assignment = new Assignment(
                        call(100 + i), FENCE, 1, Direction.INBOUND, "offer", "", Map.of(), MediaFormat.ULAW);
                replies.add(threads.submit(() -> contended.offered(assignment).await()));
            }
            int accepted = 0;
            for (Future<AssignmentReply> reply : replies) {
                accepted += reply.get() instanceof Accepted ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(10);
        }
        contended.releaseAll();
        Awaitility.await().until(() -> few.used() == 0);
    }

    @Test
    void aFullNodeRefuses() {
        offer(1);
        offer(2);
        assertThat(offer(3)).isEqualTo(new Refused(Reason.FULL));
    }

    @Test
    void aDrainingNodeRefuses() {
        desk.drain();
        assertThat(offer(1)).isEqualTo(new Refused(Reason.DRAINING));
    }

    @Test
    void anUnknownProfileIsRefusedAndCostsNoSlot() {
        assertThat(offer(1, FENCE, 1, "other")).isEqualTo(new Refused(Reason.NO_SUCH_PROFILE));
        assertThat(slots.used()).isZero();
    }

    @Test
    void whoNoLongerOwnsTheAsteriskIsRefused() {
        offer(1);
        assertThat(offer(2, new Fence(1, "older"), 1, "offer")).isEqualTo(new Refused(Reason.OUTDATED));
        assertThat(offer(2, new Fence(2, "rival"), 1, "offer")).isEqualTo(new Refused(Reason.OUTDATED));
        assertThat(desk.commanded(new NodeCommand.Release(call(1), new Fence(1, "older"), 1))
                        .await())
                .isEqualTo(NodeCommandReply.OUTDATED);
        assertThat(slots.used()).isOne();
    }

    @Test
    void whoeverOwnsTheAsteriskNowLearnsWhichCallsAreHereAndNobodyBeforeItIsObeyed() {
        Fence next = new Fence(3, "next owner");
        offer(1);
        offer(2);
        connect(2);
        desk.commanded(new NodeCommand.Bridged(call(2), FENCE, 1)).await();

        assertThat(desk.owned(new OwnerNotice("pbx-2", next)).await().calls()).isEmpty();
        assertThat(desk.owned(new OwnerNotice("pbx-1", next)).await().calls())
                .containsExactlyInAnyOrder(
                        new Held(call(1), 1, Optional.empty(), Stage.RESERVED, Optional.empty()),
                        new Held(call(2), 1, Optional.empty(), Stage.TALKING, Optional.empty()));
        assertThat(connect(1)).isEqualTo(NodeCommandReply.OUTDATED);
        assertThat(desk.owned(new OwnerNotice("pbx-1", FENCE)).failed()).isTrue();
        assertThat(desk.highestEpoch()).isEqualTo(3);
    }

    @Test
    void anotherAsterisksOwnerIsAnotherMatter() {
        offer(1);
        Assignment assignment = new Assignment(
                new CallRef("pbx-2", "17.1"),
                new Fence(1, "other"),
                1,
                Direction.INBOUND,
                "offer",
                "",
                Map.of(),
                MediaFormat.ULAW);
        assertThat(desk.offered(assignment).await()).isInstanceOf(Accepted.class);
    }

    @Test
    void aLaterGenerationTakesThePlaceOfAnEarlier() {
        offer(1);
        connect(1);
        assertThat(offer(1, FENCE, 2, "offer")).isInstanceOf(Accepted.class);
        assertThat(desk.commanded(new NodeCommand.Bridged(call(1), FENCE, 1)).await())
                .isEqualTo(NodeCommandReply.OUTDATED);
        Awaitility.await().until(() -> slots.used() == 1);
        assertThat(talks.story()).contains("close");
    }

    @Test
    void theSameOfferTwiceHasTheSameAnswerAndOneSlot() {
        AssignmentReply first = offer(1);
        assertThat(offer(1)).isEqualTo(first);
        desk.drain();
        assertThat(offer(1)).isEqualTo(first);
        assertThat(slots.used()).isOne();
        assertThat(talks.story()).containsExactly("expect 1");
    }

    @Test
    void theNextOwnerMayOfferTheSameCallAgain() {
        AssignmentReply first = offer(1);
        Fence next = new Fence(3, "next owner");
        assertThat(offer(1, next, 1, "offer")).isEqualTo(first);
        assertThat(offer(1)).isEqualTo(new Refused(Reason.OUTDATED));
    }

    @Test
    void anEarlierGenerationIsRefused() {
        offer(1, FENCE, 2, "offer");
        assertThat(offer(1)).isEqualTo(new Refused(Reason.OUTDATED));
    }

    @Test
    void anOfferThatItsReleaseHasOvertakenIsRefused() {
        assertThat(desk.commanded(new NodeCommand.Release(call(1), FENCE, 1)).await())
                .isEqualTo(NodeCommandReply.UNKNOWN_CALL);
        assertThat(offer(1)).isEqualTo(new Refused(Reason.OUTDATED));
        assertThat(slots.used()).isZero();
        assertThat(offer(1, FENCE, 2, "offer")).isInstanceOf(Accepted.class);
    }

    @Test
    void aReleaseRightBehindItsOfferFreesTheSlot() {
        offer(1);
        desk.commanded(new NodeCommand.Release(call(1), FENCE, 1)).await();
        assertThat(slots.used()).isZero();
        assertThat(offer(1)).isEqualTo(new Refused(Reason.OUTDATED));
    }
}
