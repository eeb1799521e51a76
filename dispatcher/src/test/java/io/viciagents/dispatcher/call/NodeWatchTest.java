package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeLines;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.watch.NodeWatch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call on node n1 is looked after; time and the node's answers are the test's. */
class NodeWatchTest {
    private static final CallRef CALL = new CallRef("pbx", "17.1");

    private final Story story = new Story();
    private final FakeSwitchboard switchboard = new FakeSwitchboard(story);
    private final FakeAgents agents = new FakeAgents(story);
    private final AtomicLong now = new AtomicLong(1);
    private final KnownNodes nodes = new KnownNodes(now::get);
    private final Answering answering = new Answering();
    private final LiveCalls calls = new LiveCalls(
            TestExchange.of(
                    story, switchboard, agents, new FakeRecords(story), call -> Future.succeededFuture(Map.of())),
            new Routes(Map.of(
                    "*",
                    new Route(
                            "appointment",
                            MediaFormat.ULAW,
                            new NextStep.InGroup("HUMANS"),
                            "XFER",
                            "NP",
                            Optional.empty()))),
            Clock.systemUTC(),
            new VirtualThreads(),
            new FakeAuthority(),
            new ToldNews(story));
    private final NodeWatch watch = new NodeWatch(answering, nodes, () -> List.of(calls), now::get);

    @BeforeEach
    void aCallIsOnNodeOne() {
        switchboard.onLeaving(calls::channelLeft);
        nodes.announced(announcement("n1"));
        agents.add("n1");
        calls.callerEntered(
                new CallerEntered(CALL.channel(), "", List.of("inbound", "7009001", "name", "0123"), "", "", true));
        Awaitility.await().until(() -> calls.census().byNode().containsKey("n1"));
    }

    @AfterEach
    void theCallerHangsUp() {
        calls.channelLeft(CALL.channel());
        Awaitility.await().until(() -> calls.count() == 0);
    }

    @Test
    void aNodeThatAnswersKeepsItsCallAndIsToldWhichItHas() {
        looks(20);

        assertThat(answering.lastPing.tenures()).singleElement().satisfies(tenure -> {
            assertThat(tenure.asterisk()).isEqualTo("pbx");
            assertThat(tenure.calls()).containsExactly(Map.entry("17.1", 1));
        });
        assertThat(story.lines()).doesNotContain("place appointment generation 2");
        assertThat(nodes.silent()).isEmpty();
    }

    @Test
    void theCallOfANodeThatDoesNotAnswerGoesToAnotherWithinFourLooks() {
        agents.add("n2");
        answering.silent = true;

        looks(5);

        Awaitility.await().until(() -> calls.census().byNode().containsKey("n2"));
        assertThat(nodes.silent()).containsExactly("n1");
        assertThat(nodes.candidates()).isEmpty();
    }

    @Test
    void aNodeThatAnswersAgainIsTrustedAgainAlthoughItHasNoCalls() {
        agents.add("n2");
        answering.silent = true;
        looks(5);
        Awaitility.await().until(() -> calls.census().byNode().containsKey("n2"));
        answering.silent = false;

        looks(1);

        assertThat(nodes.silent()).isEmpty();
    }

    @Test
    void aNodeThatAnswersAgainKeepsItsCallWhenNobodyTookItMeanwhile() {
        answering.silent = true;
        looks(5);
        Awaitility.await().until(() -> story.lines().contains("n1 Stay 1"));
        answering.silent = false;
        looks(1);
        agents.add("n2");

        looks(20);

        assertThat(calls.census().byNode()).containsOnlyKeys("n1");
    }

    @Test
    void aCallWhoseNodeHasItNoLongerGoesToAnother() {
        agents.add("n2");
        answering.pong = new NodePong(List.of(CALL), List.of(), Set.of(), 0);

        looks(1);

        Awaitility.await().until(() -> calls.census().byNode().containsKey("n2"));
    }

    @Test
    void aCallOnALoopThatStandsStillGoesToAnother() {
        agents.add("n2");
        answering.pong = new NodePong(List.of(), List.of(CALL), Set.of(), 0);

        looks(1);

        Awaitility.await().until(() -> calls.census().byNode().containsKey("n2"));
    }

    @Test
    void aNodeThatHearsNothingOfAnAsteriskLosesTheCallsOfThatOneAndGetsNoMoreOfThem() {
        agents.add("n2");
        answering.pong = new NodePong(List.of(), List.of(), Set.of("pbx"), 0);

        looks(1);

        assertThat(nodes.candidates("pbx")).isEmpty();
        assertThat(nodes.candidates("pbx-2")).hasSize(1);
        Awaitility.await().until(() -> calls.census().byNode().containsKey("n2"));
        answering.pong = NodePong.WELL;
        looks(1);
        assertThat(nodes.candidates("pbx")).as("nobody listens to it any more").hasSize(1);
    }

    @Test
    void aNodeThatStoodStillIsToldAtOnceWhichCallsAreItsOwn() {
        answering.pong = new NodePong(List.of(), List.of(), Set.of(), 1);

        looks(1);

        assertThat(answering.lastPing.stalls()).isOne();
        assertThat(answering.lastPing.tenures().getFirst().calls()).containsExactly(Map.entry("17.1", 1));
    }

    @Test
    void whenWeStoodStillOurselvesNobodyIsSuspected() {
        agents.add("n2");
        looks(2);
        answering.silent = true;
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        looks(2);

        assertThat(nodes.silent()).isEmpty();
    }

    private void looks(int times) {
        for (int look = 0; look < times; look++) {
            now.addAndGet(NodeWatch.PERIOD.toNanos());
            nodes.announced(announcement("n1"));
            watch.look();
        }
    }

    private static NodeAnnouncement announcement(String node) {
        return new NodeAnnouncement(
                node, node, "member", NodeAnnouncement.Phase.SERVING, 5, 1, Set.of("appointment"), 0);
    }

    /** Node one, as the watch hears it. */
    private static final class Answering implements NodeLines {
        private NodePing lastPing = new NodePing(List.of());
        private NodePong pong = NodePong.WELL;
        private boolean silent;

        @Override
        public Future<NodePong> ping(String node, NodePing ping, Duration limit) {
            if (node.equals("n1")) {
                lastPing = ping;
                return silent ? Future.failedFuture(new Late("no answer")) : Future.succeededFuture(pong);
            }
            return Future.succeededFuture(NodePong.WELL);
        }

        @Override
        public Future<AssignmentReply> offer(String node, Assignment assignment, Duration limit) {
            return Future.failedFuture("not asked here");
        }

        @Override
        public Future<NodeCommandReply> command(String node, NodeCommand command, Duration limit) {
            return Future.failedFuture("not asked here");
        }

        @Override
        public Future<HeldCalls> own(String node, OwnerNotice notice, Duration limit) {
            return Future.failedFuture("not asked here");
        }

        @Override
        public Future<CanaryReply> canary(String node, CanaryOrder order, Duration limit) {
            return Future.failedFuture("not asked here");
        }
    }
}
