package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rolling upgrade half done: dispatchers of two versions in one cluster, each a process, write the same records. */
class TwoVersionsTest {
    private static final CallRecord OURS = new CallRecord(
            LaterVersion.CALL,
            new Fence(2, "ours"),
            new CallRecord.Caller(Direction.INBOUND, "7009001", "", "", Instant.EPOCH),
            0,
            new CallStep.Arrived());

    static ClusterSettings settings(int port, int first) {
        return new ClusterSettings(
                "versions-" + first, "127.0.0.1", port, freePort(), List.of("127.0.0.1:" + first), 1);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Process laterVersion(int first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LaterVersion.class.getName(),
                        Integer.toString(freePort()),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void await(BufferedReader told, String line) throws IOException {
        String next = told.readLine();
        while (!line.equals(next)) {
            assertThat(next).as("until it has " + line).isNotNull();
            next = told.readLine();
        }
    }

    @Test
    @Timeout(60)
    void writeTheSameRecordAndNeitherLosesWhatTheOtherKnows() throws IOException {
        int first = freePort();
        HazelcastInstance member =
                Hazelcast.newHazelcastInstance(HazelcastSetup.config(settings(first, first), Role.DISPATCHER));
        Process later = laterVersion(first);
        try (BufferedReader told = later.inputReader(StandardCharsets.UTF_8)) {
            await(told, "joined");
            SharedEntries entries = new HazelcastEntries(member.getMap(HazelcastSetup.CALLS));
            CallRecords records = new CallRecords(entries);
            CallRecord last = written(records);
            await(told, "changed");

            assertThat(records.find(LaterVersion.CALL)).hasValue(last);
            assertThat(new String(entries.find(LaterVersion.CALL.toString()).orElseThrow(), StandardCharsets.UTF_8))
                    .contains(
                            "\"language\":\"ms\"",
                            "\"tenant\":null",
                            "\"changes\":" + LaterVersion.CHANGES,
                            "\"ours\"");
        } finally {
            later.destroyForcibly();
            member.getLifecycleService().terminate();
        }
    }

    /** What it comes to after as many steps as the other makes changes. */
    private static CallRecord written(CallRecords records) {
        CallRecord at = OURS;
        for (int step = 0; step < LaterVersion.CHANGES; step++) {
            at = at.nextGeneration().at(new CallStep.Conversing("inc-" + step, "node-1"));
            assertThat(records.write(at)).isTrue();
        }
        return at;
    }
}
