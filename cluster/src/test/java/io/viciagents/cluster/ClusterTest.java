package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dispatcher and an agent node as real members of a real Hazelcast cluster, in one process. */
class ClusterTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final CallRef CALL = new CallRef("pbx-1", "1700000000.12");
    private static final int DISPATCHER_PORT = freePort();
    private static ClusterMember dispatcher;
    private static ClusterMember node;

    @BeforeAll
    static void join() {
        dispatcher = ClusterMember.join(settings(DISPATCHER_PORT), Role.DISPATCHER);
        node = ClusterMember.join(settings(freePort()), Role.AGENT_NODE);
    }

    @AfterAll
    static void leave() {
        node.close();
        dispatcher.close();
    }

    private static ClusterSettings settings(int port) {
        return new ClusterSettings(
                "test-" + DISPATCHER_PORT, "127.0.0.1", port, freePort(), List.of("127.0.0.1:" + DISPATCHER_PORT), 1);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Test
    void whichNodesDieIsKnown() throws InterruptedException {
        BlockingQueue<String> died = new LinkedBlockingQueue<>();
        dispatcher.onNodeDied(died::add);
        String id = "";
        // A node that ends before its line stands is told of by the cluster's membership alone: then another tries.
        for (int tries = 0; tries < 5 && died.isEmpty(); tries++) {
            ClusterMember mortal = ClusterMember.join(settings(freePort()), Role.AGENT_NODE);
            id = mortal.member();
            TimeUnit.SECONDS.sleep(tries + 1);
            mortal.close();
        }
        assertThat(died.poll(20, TimeUnit.SECONDS)).isEqualTo(id);
    }

    @Test
    void aNodeIsOfferedACallAndToldWhatHappens() {
        node.lines().serve("n1", new Desk()).await();
        Fence fence = new Fence(1, dispatcher.incarnation());
        Assignment offer = new Assignment(CALL, fence, 1, Direction.INBOUND, "p", "", Map.of(), MediaFormat.ULAW);

        assertThat(dispatcher.lines().offer("n1", offer, LIMIT).await())
                .isEqualTo(new AssignmentReply.Accepted(new MediaAddress("127.0.0.1", 40000)));
        assertThat(dispatcher
                        .lines()
                        .command("n1", new NodeCommand.Bridged(CALL, fence, 1), LIMIT)
                        .await())
                .isEqualTo(NodeCommandReply.DONE);
        assertThat(dispatcher
                        .lines()
                        .command("n1", new NodeCommand.Release(CALL, fence, 1), LIMIT)
                        .await())
                .isEqualTo(NodeCommandReply.UNKNOWN_CALL);
        assertThat(dispatcher
                        .lines()
                        .own("n1", new OwnerNotice("pbx-1", fence), LIMIT)
                        .await()
                        .calls())
                .extracting(HeldCalls.Held::call)
                .containsExactly(CALL);
    }

    @Test
    void dispatchersHearOfEachOtherAndVote() throws InterruptedException {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        LeaseVotes votes = new LeaseVotes(List.of(new LeaseVotes.Vote(LeaseVotes.Verdict.GRANTED, 1)));
        dispatcher
                .lines()
                .vote("d3", new LeaseDesk() {
                    @Override
                    public LeaseVotes asked(LeaseRequest request) {
                        return votes;
                    }

                    @Override
                    public void returned(LeaseReturn leases) {
                        heard.add(leases);
                    }
                })
                .await();
        LeaseRequest.Wanted wanted = new LeaseRequest.Wanted("pbx-1", new Fence(1, "d4"));
        LeaseReturn returned = new LeaseReturn("d4", List.of(wanted));

        assertThat(node.lines()
                        .ask("d3", new LeaseRequest("d4", List.of(wanted), LIMIT), LIMIT)
                        .await())
                .isEqualTo(votes);
        node.lines().giveBack("d3", returned, LIMIT).await();
        assertThat(heard.poll(2, TimeUnit.SECONDS)).isEqualTo(returned);

        dispatcher.lines().hearOfDispatchers(heard::add).await();
        DispatcherAnnouncement announcement = new DispatcherAnnouncement(
                "dispatcher-1", "d4", "m", DispatcherAnnouncement.Phase.SERVING, Set.of("pbx-1"), List.of());
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
            node.lines().announce(announcement);
            return heard.poll(100, TimeUnit.MILLISECONDS) != null;
        });
    }

    @Test
    void aReportThatIsNotTakenComesBack() {
        dispatcher.lines().hear("d5", report -> false).await();
        assertThatThrownBy(() -> node.lines()
                        .report("d5", new NodeReport.Lost(CALL, 1, "why"), LIMIT)
                        .await())
                .hasMessageContaining("not yet");
    }

    @Test
    void aNodeIsSpokenToOnOneThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        node.lines()
                .serve("n2", new NodeDesk() {
                    @Override
                    public Future<AssignmentReply> offered(Assignment assignment) {
                        threads.add(Thread.currentThread());
                        return Future.succeededFuture(new AssignmentReply.Refused(AssignmentReply.Reason.FULL));
                    }

                    @Override
                    public Future<NodeCommandReply> commanded(NodeCommand command) {
                        threads.add(Thread.currentThread());
                        return Future.succeededFuture(NodeCommandReply.DONE);
                    }

                    @Override
                    public Future<HeldCalls> owned(OwnerNotice notice) {
                        return Future.succeededFuture(new HeldCalls(List.of()));
                    }
                })
                .await();
        Fence fence = new Fence(1, dispatcher.incarnation());
        dispatcher
                .lines()
                .offer(
                        "n2",
                        new Assignment(CALL, fence, 1, Direction.INBOUND, "p", "", Map.of(), MediaFormat.ULAW),
                        LIMIT)
                .await();
        dispatcher
                .lines()
                .command("n2", new NodeCommand.Release(CALL, fence, 1), LIMIT)
                .await();

        assertThat(threads).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerInTimeIsLate() {
        node.lines()
                .serve("n3", new NodeDesk() {
                    @Override
                    public Future<AssignmentReply> offered(Assignment assignment) {
                        return Promise.<AssignmentReply>promise().future();
                    }

                    @Override
                    public Future<NodeCommandReply> commanded(NodeCommand command) {
                        return Promise.<NodeCommandReply>promise().future();
                    }

                    @Override
                    public Future<HeldCalls> owned(OwnerNotice notice) {
                        return Future.succeededFuture(new HeldCalls(List.of()));
                    }
                })
                .await();
        NodeCommand release = new NodeCommand.Release(CALL, new Fence(1, "d"), 1);

        assertThatThrownBy(() -> dispatcher
                        .lines()
                        .command("n3", release, Duration.ofMillis(50))
                        .await())
                .isInstanceOf(NodeLines.Late.class);
        assertThatThrownBy(() ->
                        dispatcher.lines().command("nobody", release, LIMIT).await())
                .isNotInstanceOf(NodeLines.Late.class);
    }

    @Test
    void aDispatcherHearsReportsAndAnnouncements() throws InterruptedException {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        dispatcher.lines().hear("d1", heard::add).await();
        dispatcher.lines().hearOfNodes(heard::add).await();
        NodeReport report = new NodeReport.Lost(CALL, 1, "why");
        NodeAnnouncement announcement = new NodeAnnouncement(
                "node-1", "n1", node.member(), NodeAnnouncement.Phase.SERVING, 5, 0, Set.of("p"), 0);

        node.lines().report("d1", report, LIMIT).await();
        assertThat(heard.poll(2, TimeUnit.SECONDS)).isEqualTo(report);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
            node.lines().announce(announcement);
            return heard.poll(100, TimeUnit.MILLISECONDS) != null;
        });
    }

    @Test
    void aReportToADispatcherThatIsGoneFails() {
        assertThatThrownBy(() -> node.lines()
                        .report("nobody", new NodeReport.Lost(CALL, 1, "why"), LIMIT)
                        .await())
                .hasMessageContaining("No handlers");
    }

    @Test
    void aRecordIsFoundByWhoeverTakesOver() {
        CallRecord record = new CallRecord(
                CALL,
                new Fence(1, "d"),
                new CallRecord.Caller(Direction.INBOUND, "1000", "", "", Instant.EPOCH),
                1,
                new CallStep.Placed("n1", "node-1", new MediaAddress("127.0.0.1", 40000)));
        CallRecords records = dispatcher.calls();
        records.write(record);

        assertThat(records.find(CALL)).hasValue(record);
        assertThat(records.of("pbx-1")).containsExactly(record);
        assertThat(records.of("pbx")).isEmpty();
        assertThat(records.remove(record)).isTrue();
        assertThat(records.find(CALL)).isEmpty();
    }

    @Test
    void aNodeThatLeavesIsMissed() throws InterruptedException {
        BlockingQueue<String> left = new LinkedBlockingQueue<>();
        dispatcher.onMemberLeft(left::add);
        ClusterMember other = ClusterMember.join(settings(freePort()), Role.AGENT_NODE);
        String member = other.member();
        other.close();

        assertThat(left.poll(5, TimeUnit.SECONDS)).isEqualTo(member);
    }

    @Test
    void aPortInUseIsSaidInOneSentence() {
        assertThatThrownBy(() -> ClusterMember.join(settings(DISPATCHER_PORT), Role.DISPATCHER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cluster.port " + DISPATCHER_PORT)
                .hasMessageContaining("choose ports that are free");
    }

    /** A node that takes the call, and knows it no more once it was bridged. */
    private static final class Desk implements NodeDesk {
        @Override
        public Future<AssignmentReply> offered(Assignment assignment) {
            return Future.succeededFuture(new AssignmentReply.Accepted(new MediaAddress("127.0.0.1", 40000)));
        }

        @Override
        public Future<NodeCommandReply> commanded(NodeCommand command) {
            return Future.succeededFuture(
                    command instanceof NodeCommand.Bridged ? NodeCommandReply.DONE : NodeCommandReply.UNKNOWN_CALL);
        }

        @Override
        public Future<HeldCalls> owned(OwnerNotice notice) {
            return Future.succeededFuture(new HeldCalls(
                    List.of(new HeldCalls.Held(CALL, 1, Optional.empty(), HeldCalls.Stage.TALKING, Optional.empty()))));
        }
    }
}
