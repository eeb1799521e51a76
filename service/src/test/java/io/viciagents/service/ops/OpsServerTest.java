package io.viciagents.service.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viciagents.service.configuration.Secret;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpsServerTest {
    private final Readiness readiness = new Readiness();
    private final Meters meters = new Meters();
    private final HttpClient client = HttpClient.newHttpClient();
    private OpsServer server = open(Optional.of(Secret.of("letmein")));

    @AfterEach
    void close() {
        server.close();
        server.close();
        meters.close();
        client.close();
    }

    @Test
    void healthIsAnsweredWhileNothingIsReady() throws Exception {
        readiness.expect("cluster", "no member yet");
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void readyListsWhatIsMissing() throws Exception {
        Readiness.Gate asterisk = readiness.expect("asterisk a", "ARI is not connected");
        Readiness.Gate cluster = readiness.expect("cluster", "no member yet");
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(get("/ready").body())
                .isEqualTo("not ready:\n- asterisk a: ARI is not connected\n- cluster: no member yet\n");
        asterisk.ready();
        cluster.ready();
        assertThat(get("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void whatCallersWaitForIsCountedInTheSameBucketsEverywhere() throws Exception {
        meters.registry().timer("turns.first.audio").record(Duration.ofMillis(420));
        meters.registry().timer("http.server.requests").record(Duration.ofMillis(420));
        assertThat(get("/metrics").body())
                .contains("turns_first_audio_seconds_bucket{le=\"0.4\"} 0")
                .contains("turns_first_audio_seconds_bucket{le=\"0.5\"} 1")
                .doesNotContain("http_server_requests_seconds_bucket");
    }

    @Test
    void metricsHoldTheJvmsTheLogsAndTheServicesOwn() throws Exception {
        meters.registry().counter("calls.placed", "direction", "inbound").increment();
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body())
                .contains("calls_placed_total{direction=\"inbound\"} 1.0")
                .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_cpu_usage")
                .contains("logback_events_total");
    }

    @Test
    void routesOfTheServiceGetQueryAndBody() throws Exception {
        server.get(
                "/cluster",
                Access.OPEN,
                request -> OpsAnswer.json(200, "{\"of\":\"" + request.query().get("of") + "\"}"));
        server.post("/drain", Access.OPEN, request -> OpsAnswer.text(202, request.body()));
        assertThat(get("/cluster?of=a%20b&of=c").body()).isEqualTo("{\"of\":\"a b\"}");
        HttpResponse<String> drained = send(request("/drain").POST(HttpRequest.BodyPublishers.ofString("ü")));
        assertThat(drained.statusCode()).isEqualTo(202);
        assertThat(drained.body()).isEqualTo("ü\n");
    }

    @Test
    void whoAsksTheServerToEndHearsItsAnswerFirst() throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        server.post(
                "/drain",
                Access.OPEN,
                _ -> OpsAnswer.text(202, "draining")
                        .then(() -> Thread.ofVirtual().start(() -> {
                            server.close();
                            ended.complete(null);
                        })));
        assertThat(post("/drain").statusCode()).isEqualTo(202);
        ended.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> get("/health")).isInstanceOf(IOException.class);
    }

    @Test
    void aGuardedRouteWantsTheToken() throws Exception {
        server.post("/drain", Access.TOKEN, _ -> OpsAnswer.text(202, "draining"));
        assertThat(post("/drain").statusCode()).isEqualTo(401);
        assertThat(post("/drain", "Authorization", "Bearer letmeout").statusCode())
                .isEqualTo(401);
        assertThat(post("/drain", "Authorization", "letmein").statusCode()).isEqualTo(401);
        assertThat(post("/drain", "Authorization", "Bearer letmein").statusCode())
                .isEqualTo(202);
    }

    @Test
    void withoutAConfiguredTokenAGuardedRouteIsClosed() throws Exception {
        server.close();
        server = open(Optional.empty());
        server.post("/drain", Access.TOKEN, _ -> OpsAnswer.text(202, "draining"));
        HttpResponse<String> refused = post("/drain", "Authorization", "Bearer null");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("http.token");
    }

    @Test
    void unknownPathsMethodsAndFailuresAreToldApart() throws Exception {
        server.get("/broken", Access.OPEN, _ -> {
            throw new IllegalStateException("secret inside");
        });
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/").body()).contains("GET /health", "GET /metrics");
        assertThat(post("/health").statusCode()).isEqualTo(405);
        assertThat(post("/health").headers().firstValue("allow")).contains("GET");
        assertThat(get("/broken").statusCode()).isEqualTo(500);
        assertThat(get("/broken").body()).doesNotContain("secret");
        assertThat(send(request("/health").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyWithoutEndIsRefused() throws Exception {
        server.post("/drain", Access.OPEN, _ -> OpsAnswer.text(202, "draining"));
        HttpResponse<String> answer =
                send(request("/drain").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[200_000])));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aPortInUseIsOneSentenceThatNamesTheKey() {
        assertThatThrownBy(() ->
                        OpsServer.open(new OpsHttp("127.0.0.1", server.port(), Optional.empty()), readiness, meters))
                .isInstanceOf(CannotStart.class)
                .hasMessage("http.port: 127.0.0.1:" + server.port()
                        + " is in use by another process; stop that or give another port");
    }

    @Test
    void anAddressOfAnotherMachineIsOneSentenceThatNamesTheKey() {
        assertThatThrownBy(() -> OpsServer.open(new OpsHttp("192.0.2.1", 0, Optional.empty()), readiness, meters))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("http.host: cannot listen on 192.0.2.1:0 (")
                .hasMessageEndingWith("); give an address of this machine and a port that this user may use");
    }

    @Test
    void garbageOnTheWireStopsNothing() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            byte[] garbage = new byte[random.nextInt(1, 400)];
            random.nextBytes(garbage);
            byte[] start = "GET /%zz?%zz=%f HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                if (random.nextBoolean()) {
                    socket.getOutputStream().write(start);
                }
                socket.getOutputStream().write(garbage);
            } catch (IOException expected) {
                assertThat(expected).hasMessageContaining("");
            }
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
        byte[] odd = "GET /health?%zz=%f HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(odd);
            socket.setSoTimeout(5000);
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        }
    }

    private OpsServer open(Optional<Secret> token) {
        return OpsServer.open(new OpsHttp("127.0.0.1", 0, token), readiness, meters);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
