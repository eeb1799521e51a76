package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeReport;
import io.viciagents.node.host.Slots.Slot;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaSettings;
import io.viciagents.node.time.ManualTimers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each test runs on a real media loop, for sessions are opened there; the clock is turned by hand. */
class HostedCallTest {
    private static final MediaLoops LOOPS =
            MediaLoops.open(MediaSettings.of("127.0.0.1", 0), Clock.systemUTC(), new SimpleMeterRegistry());
    private static final CallRef CALL = new CallRef("pbx-1", "17.1");
    private static final Fence FENCE = new Fence(1, "owner");

    private final ManualTimers timers = new ManualTimers();
    private final FakeTalks talks = new FakeTalks();
    private final List<NodeReport> reports = new ArrayList<>();
    private final List<String> owners = new ArrayList<>();
    private final Slots slots = new Slots(1);

    @AfterAll
    static void close() {
        LOOPS.close();
    }

    private HostedCall hosted() throws InterruptedException {
        Slot slot = slots.take().orElseThrow();
        Assignment assignment =
                new Assignment(CALL, FENCE, 1, Direction.INBOUND, "offer", "", Map.of(), MediaFormat.ULAW);
        HostedCall call = new HostedCall(
                assignment,
                slot,
                LOOPS.leastUsed().reserve().orElseThrow(),
                talks,
                (report, owner, wanted) -> {
                    reports.add(report);
                    owners.add(owner.get());
                },
                timers,
                () -> {});
        onLoop(call, call::awaitConnection);
        return call;
    }

    private static void onLoop(HostedCall call, Runnable what) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        call.reservation().loop().execute(() -> {
            what.run();
            done.countDown();
        });
        done.await();
    }

    @Test
    void anOfferThatNobodyFollowsUpLapsesAfterFiveSeconds() throws InterruptedException {
        HostedCall call = hosted();
        onLoop(call, () -> timers.advance(HostedCall.LAPSE.minusMillis(1)));
        assertThat(slots.used()).isOne();
        onLoop(call, () -> timers.advance(Duration.ofMillis(1)));
        assertThat(slots.used()).isZero();
    }

    @Test
    void aConnectedCallDoesNotLapse() throws InterruptedException {
        HostedCall call = hosted();
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_001))));
        onLoop(call, () -> timers.advance(Duration.ofMinutes(5)));
        assertThat(slots.used()).isOne();
    }

    @Test
    void aCallThatIsOverButNeverReleasedIsReleasedByOurselves() throws InterruptedException {
        HostedCall call = hosted();
        CallOutcome sale = new CallOutcome("SALE", new NextStep.HangUp(), List.of(), "");
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_002))));
        onLoop(call, () -> talks.listener().ended(sale));
        onLoop(call, () -> timers.advance(HostedCall.FORGOTTEN));
        assertThat(reports).containsExactly(new NodeReport.Ended(CALL, 1, sale));
        assertThat(slots.used()).isZero();
    }

    @Test
    void theNextOwnerIsToldHowTheConversationEnded() throws InterruptedException {
        HostedCall call = hosted();
        NodeReport end = new NodeReport.Lost(CALL, 1, "why");
        List<Held> held = new ArrayList<>();
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_004))));
        onLoop(
                call,
                () -> held.addAll(
                        call.owned(new Fence(2, "next owner")).stream().toList()));
        onLoop(call, () -> talks.listener().lost("why"));
        onLoop(
                call,
                () -> held.addAll(
                        call.owned(new Fence(2, "next owner")).stream().toList()));
        assertThat(held)
                .containsExactly(
                        new Held(CALL, 1, Optional.empty(), Stage.CONNECTED, Optional.empty()),
                        new Held(CALL, 1, Optional.empty(), Stage.CONNECTED, Optional.of(end)));
        assertThat(owners).containsExactly("next owner");
    }

    /** It may speak before it has asked which calls are here, and then no longer is another owner. */
    @Test
    void aNextOwnerThatCommandsBeforeItAsksIsToldHowTheConversationEnded() throws InterruptedException {
        HostedCall call = hosted();
        Fence next = new Fence(2, "next owner");
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_008))));
        onLoop(call, () -> talks.listener().lost("why"));
        onLoop(call, () -> call.obey(new NodeCommand.Bridged(CALL, next, 1)));
        onLoop(call, () -> call.owned(next));
        assertThat(owners).containsExactly(FENCE.owner(), "next owner");
    }

    /** Who says that it was not the end knows it. */
    @Test
    void aNextOwnerThatSaysThatItWasNotTheEndIsNotToldThatItWas() throws InterruptedException {
        HostedCall call = hosted();
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_010))));
        onLoop(call, () -> talks.listener().lost("why"));
        onLoop(call, () -> call.obey(new NodeCommand.Failed(CALL, new Fence(2, "next owner"), 1, "refused")));
        assertThat(owners).containsExactly(FENCE.owner());
    }

    /** The owner before may have acknowledged it and then yielded the call, without having written it down. */
    @Test
    void whatTheOwnerBeforeWasToldTheNextOneIsToldAgain() throws InterruptedException {
        HostedCall call = hosted();
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_006))));
        onLoop(call, () -> talks.listener().lost("why"));
        onLoop(call, () -> call.owned(FENCE));
        onLoop(call, () -> call.owned(new Fence(2, "next owner")));
        onLoop(call, () -> call.owned(new Fence(2, "next owner")));
        assertThat(owners).containsExactly(FENCE.owner(), "next owner");
    }

    @Test
    void anEndThatWasRefusedIsNone() throws InterruptedException {
        HostedCall call = hosted();
        CallOutcome sale = new CallOutcome("SALE", new NextStep.HangUp(), List.of(), "");
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_005))));
        onLoop(call, () -> talks.listener().ended(sale));
        onLoop(call, () -> call.obey(new NodeCommand.Failed(CALL, FENCE, 1, "nobody there")));
        onLoop(call, () -> timers.advance(HostedCall.FORGOTTEN));
        assertThat(slots.used()).isOne();
        onLoop(
                call,
                () -> assertThat(call.owned(FENCE).orElseThrow().lastWord()).isEmpty());
    }

    @Test
    void reportsGoToWhoeverCommandedLast() throws InterruptedException {
        HostedCall call = hosted();
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_003))));
        onLoop(call, () -> call.obey(new NodeCommand.Bridged(CALL, new Fence(2, "next owner"), 1)));
        onLoop(call, () -> talks.listener().lost("why"));
        assertThat(owners).containsExactly("next owner");
    }

    @Test
    void requestsAreNumberedOverAllNodesOfACallAndAnswersFindTheirWayBack() throws InterruptedException {
        HostedCall call = hosted();
        CallRequest free = new CallRequest.HumansFree("SALES");
        onLoop(call, () -> call.obey(new NodeCommand.Connected(CALL, FENCE, 1, new MediaAddress("127.0.0.1", 21_004))));
        onLoop(call, () -> talks.listener().asked(1, free));
        NodeReport.Asked asked = (NodeReport.Asked) reports.getFirst();
        onLoop(
                call,
                () -> call.obey(
                        new NodeCommand.Answered(CALL, FENCE, 1, asked.number(), new CallAnswer.Done("two wait"))));
        assertThat(asked.request()).isEqualTo(free);
        assertThat(asked.number()).isGreaterThan(1_000_000);
        assertThat(talks.story()).contains("answered 1 Done[detail=two wait]");
    }

    @Test
    void releasingTwiceFreesOneSlot() throws InterruptedException {
        HostedCall call = hosted();
        onLoop(call, call::release);
        onLoop(call, call::release);
        assertThat(slots.used()).isZero();
    }
}
