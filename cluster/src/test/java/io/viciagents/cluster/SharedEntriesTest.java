package io.viciagents.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Entries of a real Hazelcast map. */
class SharedEntriesTest {
    private static final byte[] ONE = "one".getBytes(UTF_8);
    private static final byte[] TWO = "two".getBytes(UTF_8);
    private static ClusterMember dispatcher;
    private static SharedEntries entries;

    @BeforeAll
    static void join() {
        dispatcher = member(1);
        entries = dispatcher.postings();
    }

    @AfterAll
    static void leave() {
        dispatcher.close();
    }

    private static ClusterMember member(int dispatchers) {
        int port = freePort();
        return ClusterMember.join(
                new ClusterSettings(
                        "entries-" + port, "127.0.0.1", port, freePort(), List.of("127.0.0.1:" + port), dispatchers),
                Role.DISPATCHER);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Test
    void theFirstWhoAddsHasAdded() {
        assertThat(entries.add("a", ONE)).isTrue();
        assertThat(entries.add("a", TWO)).isFalse();
        assertThat(entries.find("a")).hasValue(ONE);
        assertThat(entries.all()).containsKey("a");
    }

    @Test
    void onlyWhatWasReadIsReplacedOrRemoved() {
        entries.add("b", ONE);
        assertThat(entries.replace("b", TWO, ONE)).isFalse();
        assertThat(entries.replace("b", ONE, TWO)).isTrue();
        assertThat(entries.remove("b", ONE)).isFalse();
        assertThat(entries.remove("b", TWO)).isTrue();
        assertThat(entries.find("b")).isEmpty();
    }

    @Test
    void theSmallerSideOfASplitIsRefused() {
        try (ClusterMember alone = member(3)) {
            assertThatThrownBy(() -> alone.postings().add("c", ONE)).isInstanceOf(SharedEntries.Unavailable.class);
        }
    }

    @Test
    void dispatchersAreKnownByTheirIds() {
        assertThat(dispatcher.dispatchers()).containsExactly(dispatcher.member());
    }
}
