package io.viciagents.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever configures something wrongly reads one sentence with the key and the cure, and no stack trace. */
class StartingWronglyIT {
    private static final String ROUTES =
            "routes: {'*': {profile: offer, fallback: {type: extension, number: '8300'}}}\n";
    private static final String ASTERISK =
            "asterisks: [{name: pbx, url: 'http://127.0.0.1:@free@', password: {env: ARI_PASSWORD}}]\n";
    private static final String CLUSTER = "cluster: {port: @free@, eventBusPort: @free@}\n";
    private static final String HTTP = "http: {port: @http@}\n";
    private static final String MEDIA = "media: {ports: {type: shared, first: 0}}\n";

    @TempDir
    Path folder;

    @Test
    void allThatIsWrongInAConfigurationIsToldAtOnce() {
        try (WrongStart dispatcher = new WrongStart(
                folder, "dispatcher", "asterisk: []\nlimits: {offer: soon}\n" + ROUTES + "http: {port: 99999}\n")) {
            assertThat(dispatcher.exitCode()).isEqualTo(2);
            assertThat(dispatcher.text()).contains("asterisk", "asterisks", "limits.offer", "http.port: 99999");
            assertThat(dispatcher.text().lines()).hasSizeLessThan(8);
            assertNoStackTrace(dispatcher);
        }
    }

    @Test
    void aCheckedConfigurationIsPrintedWithoutItsSecrets() {
        try (WrongStart dispatcher =
                new WrongStart(folder, "dispatcher", ASTERISK + ROUTES + CLUSTER + HTTP, "--check-config")) {
            assertThat(dispatcher.exitCode()).isZero();
            assertThat(dispatcher.text()).contains("pbx", "password").doesNotContain(WrongStart.SECRET);
        }
    }

    @Test
    void anHttpPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WrongStart dispatcher = new WrongStart(
                        folder,
                        "dispatcher",
                        ASTERISK + ROUTES + CLUSTER + "http: {port: " + taken.getLocalPort() + "}\n")) {
            assertCannotStart(dispatcher, "http.port", "is in use", "give another port");
        }
    }

    @Test
    void aClusterPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WrongStart dispatcher = new WrongStart(
                        folder,
                        "dispatcher",
                        ASTERISK + ROUTES + HTTP + "cluster: {eventBusPort: @free@, port: " + taken.getLocalPort()
                                + "}\n")) {
            assertCannotStart(dispatcher, "cluster.port " + taken.getLocalPort(), "choose ports that are free");
        }
    }

    @Test
    void anRtpPortInUseIsNamed() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                WrongStart node =
                        node(profiles(), "media: {ports: {type: shared, first: " + taken.getLocalPort() + "}}\n")) {
            assertCannotStart(node, "media", String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void aMissingProfileFolderIsNamed() {
        try (WrongStart node = node(folder.resolve("nowhere"), MEDIA)) {
            assertCannotStart(node, "profiles", "nowhere");
        }
    }

    @Test
    void allMistakesOfAProfileAreNamed() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("profiles"));
        String wrong = Files.readString(profiles().resolve("offer.yaml"))
                .replace("start: offer", "start: nowhere")
                .replace("silence: 7s", "silence: long")
                .replace("recording: always", "recoding: always");
        Files.writeString(mine.resolve("offer.yaml"), wrong);
        try (WrongStart node = node(mine, MEDIA)) {
            assertCannotStart(node, "profiles", "silence", "recoding");
        }
    }

    @Test
    void aVoiceThatIsNotThereIsNamed() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(
                mine.resolve("offer.yaml"),
                Files.readString(profiles().resolve("offer.yaml")).replace("voice: slt", "voice: nobody"));
        try (WrongStart node = node(mine, MEDIA)) {
            assertCannotStart(node, "profiles", "offer", "nobody", "give one of", "slt");
        }
    }

    @Test
    void aMissingSpeechModelIsNamedWithItsPackage() {
        try (WrongStart node = node(profiles(), MEDIA + "embedded: {model: " + folder.resolve("no-model") + "}\n")) {
            assertCannotStart(node, "embedded", "no-model", "pocketsphinx-en-us");
        }
    }

    /** What the dynamic linker finds first is no library, as good as none. */
    @ParameterizedTest
    @CsvSource({"libflite.so.1, libflite1", "libpocketsphinx.so.3, libpocketsphinx3"})
    void aMissingLibraryIsNamedWithItsPackage(String library, String debianPackage) throws IOException {
        Files.createFile(folder.resolve(library));
        try (WrongStart node = new WrongStart(
                folder, "agent-node", nodes(profiles(), MEDIA), Map.of("LD_LIBRARY_PATH", folder.toString()))) {
            assertCannotStart(node, "embedded", library, "install the Debian package " + debianPackage);
            assertThat(node.text().lines())
                    .filteredOn(line -> line.contains(library))
                    .hasSize(1);
        }
    }

    @Test
    void anAsteriskThatCannotBeReachedIsTriedAgainAndSaidOnceAndTold() throws IOException {
        HttpServer refusing = answering(401);
        HttpServer another = answering(404);
        try (WrongStart dispatcher = new WrongStart(
                folder,
                "dispatcher",
                "asterisks:\n" + asterisk("away", "@free@") + asterisk("refusing", port(refusing))
                        + asterisk("another", port(another)) + ROUTES + CLUSTER + HTTP)) {
            dispatcher.awaitSaid("[ai] with type=user and this password");
            dispatcher.awaitSaid("ari.conf needs enabled=yes, and the address the prefix");
            dispatcher.awaitSaid("it must run, with enabled=yes and this bindaddr and bindport");
            Patience.pass(Duration.ofMillis(1500));
            assertThat(dispatcher.text().lines().filter(line -> line.contains("trying again")))
                    .hasSize(3);
            assertThat(dispatcher.page("/ready"))
                    .contains("asterisk away: ARI is not connected", "asterisk refusing", "asterisk another");
            assertThat(dispatcher.page("/metrics")).isNotEmpty().doesNotContain(WrongStart.SECRET);
            assertThat(dispatcher.text()).doesNotContain(WrongStart.SECRET);
            assertNoStackTrace(dispatcher);
        } finally {
            refusing.stop(0);
            another.stop(0);
        }
    }

    private WrongStart node(Path profiles, String more) {
        return new WrongStart(folder, "agent-node", nodes(profiles, more));
    }

    private String nodes(Path profiles, String more) {
        return "profiles: " + profiles + "\nrecordings: " + folder.resolve("recordings") + "\n" + CLUSTER + HTTP + more;
    }

    private static String asterisk(String name, String port) {
        return "  - {name: " + name + ", url: 'http://127.0.0.1:" + port
                + "', user: ai, password: {env: ARI_PASSWORD}}\n";
    }

    private static String port(HttpServer server) {
        return Integer.toString(server.getAddress().getPort());
    }

    private static HttpServer answering(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Path profiles() {
        return Project.root().resolve("profiles");
    }

    private static void assertCannotStart(WrongStart service, String... words) {
        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.text()).contains("could not start").contains(words);
        assertNoStackTrace(service);
    }

    private static void assertNoStackTrace(WrongStart service) {
        assertThat(service.text().lines()).noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"));
    }
}
