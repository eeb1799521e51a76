package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What calls cost, shared by real members. */
class SpendingsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static ClusterSettings settings(int port, int dispatcher) {
        return new ClusterSettings(
                "spendings-" + dispatcher, "127.0.0.1", port, freePort(), List.of("127.0.0.1:" + dispatcher), 1);
    }

    @Test
    void aNodeReadsWhatTheOthersSpentTodayAndSoDoesOneThatStartsAnew() {
        int port = freePort();
        try (ClusterMember dispatcher = ClusterMember.join(settings(port, port), Role.DISPATCHER)) {
            try (ClusterMember node = ClusterMember.join(settings(freePort(), port), Role.AGENT_NODE)) {
                node.spendings().tell(TODAY, "offer", "node-1", 400);
                node.spendings().tell(TODAY, "offer", "node-1", 500);
                node.spendings().tell(TODAY, "desk|2", "node-1", 7);
                node.spendings().tell(TODAY.minusDays(1), "offer", "node-1", 90);
            }
            dispatcher.spendings().tell(TODAY, "offer", "node-2", 30);
            try (ClusterMember anew = ClusterMember.join(settings(freePort(), port), Role.AGENT_NODE)) {
                assertThat(anew.spendings().ofOthers(TODAY, "node-3")).isEqualTo(Map.of("offer", 530L, "desk|2", 7L));
                assertThat(anew.spendings().ofOthers(TODAY, "node-1")).isEqualTo(Map.of("offer", 30L));
            }
        }
    }
}
