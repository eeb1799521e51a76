package io.viciagents.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.Telephone;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole conversation, while a stranger sends what it likes to the node's RTP port; then what the logs tell of it. */
class HostileDatagramsIT {
    private static final long SEED = 20_260_101;
    private static final int DATAGRAMS = 5_000;
    private static final int FORGED = 2_000;
    private static final String NUMBER = "2125550177";
    private static final CallerVoice VOICE = new CallerVoice(CallerVoice.CALLER);
    private static Scene scene;

    @BeforeAll
    static void set() {
        scene = Scene.set(AsteriskVersion.V22, 1, 5);
    }

    @AfterAll
    static void close() {
        scene.close();
        VOICE.close();
    }

    @Test
    void strangersDatagramsAreCountedDisturbNobodyAndTheCallersWordsStayOutOfTheLogs() throws Exception {
        CallReport report;
        try (VoiceCaller caller = new VoiceCaller(VOICE);
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            caller.dial(scene.asterisk().sip(), AsteriskOptions.APPOINTMENT_EXTENSION, "Y1121000000000000901", NUMBER);
            scene.servingNode();
            int port = mediaPort();
            Future<?> stranger = executor.submit(() -> harass(port));
            report = caller.play(
                    CallScript.start().answer("cancel my appointment").answer("yes"));
            stranger.get();
        }
        assertThat(report.end()).isEqualTo(CallReport.End.HUNG_UP_BY_AGENT);
        assertThat(report.turns()).hasSize(2);
        scene.awaitNothingLeft();
        assertThat(packets("stranger")).isGreaterThanOrEqualTo(DATAGRAMS * 0.95);
        assertThat(scene.node(0).metric("media_frames_skipped_total")).isLessThan(50);
        assertNothingPrivateIsTold();
    }

    @Test
    void garbageFromACallsOwnAddressCostsNeitherThatCallNorAnotherItsEnd() throws Exception {
        assumeTrue(ForgedDatagrams.possible(), "only root may forge datagrams");
        double unusable = packets("unusable");
        Telephone victim = scene.call();
        try (ForgedDatagrams forged = new ForgedDatagrams(asterisksPort(), mediaPort())) {
            Random random = new Random(SEED);
            for (int i = 0; i < FORGED; i++) {
                forged.send(datagram(random, i));
                if (i % 10 == 0) {
                    Patience.pass(Duration.ofMillis(10));
                }
            }
        }
        assertThat(packets("unusable")).isGreaterThan(unusable + FORGED / 2.0);
        Telephone other = scene.call();
        for (Telephone telephone : List.of(victim, other)) {
            telephone.line().press("9");
            assertThat(telephone.awaitEnd(Scene.SOON)).isTrue();
        }
        assertThat(scene.node(0).metric("media_frames_skipped_total")).isLessThan(50);
        scene.awaitNothingLeft();
    }

    /** From where Asterisk sends the only call's packets. */
    private static int asterisksPort() {
        for (JsonNode channel : scene.asterisk().ari().get("/channels")) {
            String id = channel.path("id").asText();
            if (id.startsWith("ai-m-") && !id.contains("-canary.")) {
                return scene.asterisk()
                        .ari()
                        .get("/channels/" + id + "/variable?variable=UNICASTRTP_LOCAL_PORT")
                        .path("value")
                        .asInt();
            }
        }
        throw new IllegalStateException("no media channel is there");
    }

    private static void assertNothingPrivateIsTold() throws IOException {
        List<JarService> services = List.of(scene.dispatcher(), scene.node(0));
        for (JarService service : services) {
            List<String> told = new ArrayList<>(Scene.lines(service));
            told.addAll(service.page("/metrics").lines().toList());
            assertThat(told).isNotEmpty();
            assertThat(told)
                    .as(service.name())
                    .noneMatch(line -> line.contains(NUMBER)
                            || line.contains("cancel")
                            || line.contains(scene.asterisk().ariPassword()));
        }
        assertThat(Scene.lines(scene.dispatcher())).anyMatch(line -> line.contains("\"DEC\""));
    }

    /** Ports of the kernel's choice are not logged: the socket that this process has bound says it. */
    private static int mediaPort() {
        Patience.until("the node's RTP port", Scene.SOON, () -> !udpPorts().isEmpty());
        return udpPorts().getFirst();
    }

    /** UDP ports of the node's process, from /proc. */
    private static List<Integer> udpPorts() {
        try {
            Path process =
                    Path.of("/proc", Long.toString(scene.node(0).process().pid()));
            List<String> sockets = new ArrayList<>();
            try (var descriptors = Files.list(process.resolve("fd"))) {
                for (Path descriptor : descriptors.toList()) {
                    sockets.add(target(descriptor));
                }
            }
            return Files.readAllLines(process.resolve("net/udp")).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> sockets.contains("socket:[" + row[9] + "]"))
                    .map(row -> Integer.parseInt(row[1].substring(row[1].indexOf(':') + 1), 16))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static int harass(int port) {
        Random random = new Random(SEED);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < DATAGRAMS; i++) {
                byte[] garbage = datagram(random, i);
                socket.send(new DatagramPacket(garbage, garbage.length, InetAddress.getLoopbackAddress(), port));
                if (i % 10 == 0) {
                    Patience.pass(Duration.ofMillis(10));
                }
            }
            return DATAGRAMS;
        } catch (IOException e) {
            throw new IllegalStateException("could not send garbage to port " + port, e);
        }
    }

    /** In turn: noise, nothing, a torn header, padding and sources that are not there, a sound packet that looks right. */
    private static byte[] datagram(Random random, int number) {
        byte[] bytes = new byte
                [switch (number % 5) {
                    case 0 -> random.nextInt(1500);
                    case 1 -> 0;
                    case 2 -> 1 + random.nextInt(11);
                    case 3 -> 12 + random.nextInt(60);
                    default -> 172;
                }];
        random.nextBytes(bytes);
        if (number % 5 == 3) {
            bytes[0] = (byte) 0xBF;
        } else if (number % 5 == 4) {
            bytes[0] = (byte) 0x80;
            bytes[1] = 0;
        }
        return bytes;
    }

    private static double packets(String kind) {
        return scene.node(0)
                .page("/metrics")
                .lines()
                .filter(line -> line.startsWith("media_packets_total") && line.contains("kind=\"" + kind + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
