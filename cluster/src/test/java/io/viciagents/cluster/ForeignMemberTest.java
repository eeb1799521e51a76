package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is not of this cluster, or sends what is no message of it, takes no call. */
class ForeignMemberTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int PORT = freePort();
    private static final List<String> GARBAGE = List.of(
            "",
            "{",
            "[]",
            "{}",
            "{\"type\": \"TakeEverything\"}",
            "{\"type\": \"Release\", \"asterisk\": \"pbx\", \"fence\": {\"epoch\": 9}}",
            "\u0000");
    private static ClusterMember ours;

    @BeforeAll
    static void join() {
        ours = ClusterMember.join(settings("ours", PORT), Role.DISPATCHER);
    }

    @AfterAll
    static void leave() {
        ours.close();
    }

    private static ClusterSettings settings(String name, int port) {
        return new ClusterSettings(
                name + PORT, "127.0.0.1", port, freePort(), List.of("127.0.0.1:" + PORT, "127.0.0.1:" + port), 1);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Test
    void aMemberOfAnotherClusterThatKnowsOurAddressReachesNobody() {
        Asked desk = new Asked();
        ours.lines().serve("n1", desk).await();
        try (ClusterMember foreign = ClusterMember.join(settings("theirs", freePort()), Role.DISPATCHER)) {
            assertThat(ours.dispatchers()).hasSize(1);
            assertThat(foreign.dispatchers()).hasSize(1);
            CallRef call = new CallRef("pbx", "17.1");
            Fence fence = new Fence(Long.MAX_VALUE, foreign.incarnation());
            assertThatThrownBy(() -> foreign.lines()
                            .offer(
                                    "n1",
                                    new Assignment(
                                            call, fence, 1, Direction.INBOUND, "p", "", Map.of(), MediaFormat.ULAW),
                                    LIMIT)
                            .await())
                    .hasMessageContaining("No handlers");
            assertThatThrownBy(() -> foreign.lines()
                            .own("n1", new OwnerNotice("pbx", fence), LIMIT)
                            .await())
                    .hasMessageContaining("No handlers");
        }
        assertThat(desk.times).hasValue(0);
    }

    @Test
    void whatIsNoMessageIsCountedAndAskedBackNotObeyed() {
        Asked desk = new Asked();
        ours.lines().serve("n2", desk).await();
        long before = ours.lines().garbage();
        for (String address : List.of("node.n2.offer", "node.n2.command", "node.n2.owner")) {
            for (String garbage : GARBAGE) {
                assertThatThrownBy(() -> ours.vertx()
                                .eventBus()
                                .request(address, Buffer.buffer(garbage))
                                .await())
                        .as(address + " " + garbage)
                        .hasMessageContaining("of this version");
            }
        }
        assertThat(ours.lines().garbage() - before).isEqualTo(3L * GARBAGE.size());
        assertThat(desk.times).hasValue(0);
    }

    /** Counts what it is asked. */
    private static final class Asked implements NodeDesk {
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public Future<AssignmentReply> offered(Assignment assignment) {
            times.incrementAndGet();
            return Future.succeededFuture(new AssignmentReply.Refused(AssignmentReply.Reason.FULL));
        }

        @Override
        public Future<NodeCommandReply> commanded(NodeCommand command) {
            times.incrementAndGet();
            return Future.succeededFuture(NodeCommandReply.DONE);
        }

        @Override
        public Future<HeldCalls> owned(OwnerNotice notice) {
            times.incrementAndGet();
            return Future.succeededFuture(new HeldCalls(List.of()));
        }
    }
}
