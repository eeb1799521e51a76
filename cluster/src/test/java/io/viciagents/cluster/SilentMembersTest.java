package io.viciagents.cluster;

import static com.hazelcast.instance.EndpointQualifier.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members whose process stands still: their kernel takes a connection, and nobody answers on it. */
class SilentMembersTest {
    /** More than the threads that send. */
    private static final int SILENT = 6;

    private static final int WRITES = 2000;

    private final List<ServerSocket> silent = new ArrayList<>();
    private final List<Socket> taken = new ArrayList<>();

    @BeforeEach
    void standStill() throws IOException {
        for (int i = 0; i < SILENT; i++) {
            silent.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        }
    }

    @AfterEach
    void end() throws IOException {
        for (Socket socket : taken) {
            socket.close();
        }
        for (ServerSocket socket : silent) {
            socket.close();
        }
    }

    @Test
    void doNotKeepTheOthersFromHearingEachOther() throws IOException {
        int first = freePort();
        int second = freePort();
        HazelcastInstance one = join(first, first, second);
        HazelcastInstance other = join(second, first, second);
        try {
            assertThat(other.getCluster().getMembers()).hasSize(2);
            var connections = ((HazelcastInstanceProxy) one)
                    .getOriginal()
                    .node
                    .getServer()
                    .getConnectionManager(MEMBER);
            for (ServerSocket socket : silent) {
                connections.getOrConnect(new Address("127.0.0.1", socket.getLocalPort()));
                // Connected: from now on the handshake waits for an answer that never comes.
                taken.add(socket.accept());
            }
            // Many at once: a single writer writes to the socket itself and never needs a thread that sends.
            IntStream.range(0, WRITES).parallel().forEach(key -> {
                one.getMap("calls").set(key, "of one");
                other.getMap("calls").set(-key - 1, "of the other");
            });
            assertThat(one.getMap("calls").size()).isEqualTo(2 * WRITES);
        } finally {
            one.getLifecycleService().terminate();
            other.getLifecycleService().terminate();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HazelcastInstance join(int port, int first, int second) throws IOException {
        var settings = new ClusterSettings(
                "silent" + first,
                "127.0.0.1",
                port,
                freePort(),
                List.of("127.0.0.1:" + first, "127.0.0.1:" + second),
                1);
        return Hazelcast.newHazelcastInstance(HazelcastSetup.config(settings, Role.DISPATCHER));
    }
}
