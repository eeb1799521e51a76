package io.viciagents.node.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.viciagents.node.profile.Tool;
import io.viciagents.service.configuration.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server on loopback, good and bad. */
final class HttpHooksTest {
    private final HttpHooks hooks = new HttpHooks(Map.of("crm", Secret.of("s3cret")));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch given = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        given.countDown();
        hooks.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (exchange.getRequestURI().getPath()) {
            case "/large" -> large(exchange);
            case "/endless" -> endless(exchange);
            case "/elsewhere" -> {
                exchange.getResponseHeaders().set("Location", "/orders/1");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/broken" -> text(exchange, 500, "no database");
            default -> text(exchange, 200, "shipped");
        }
        exchange.close();
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Ten megabytes. */
    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 10L << 20);
        try (OutputStream body = exchange.getResponseBody()) {
            byte[] piece = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (int sent = 0; sent < 160; sent++) {
                body.write(piece);
            }
        }
    }

    /** A piece, and then nothing for ever. */
    private void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("and then".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        try {
            given.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void argumentsStandEncodedInTheAddressAndTheRestInTheQuery() {
        assertThat(use("GET", "/orders/{order}", "{\"order\":\"a/b ?\",\"detail\":\"x&y\"}"))
                .isEqualTo("shipped");

        assertThat(requests).containsExactly("GET /orders/a%2Fb%20%3F?detail=x%26y Bearer s3cret ");
    }

    @Test
    void theRestOfTheArgumentsIsTheBodyOfAPost() {
        use("POST", "/orders/{order}", "{\"order\":\"7\",\"note\":\"call \\\"me\\\"\",\"count\":2}");

        assertThat(requests).containsExactly("POST /orders/7 Bearer s3cret {\"note\":\"call \\\"me\\\"\",\"count\":2}");
    }

    @Test
    void tenMegabytesAreCut() {
        assertThat(use("GET", "/large", "{}"))
                .startsWith("xxxx")
                .endsWith("(the answer was longer and is cut here)")
                .hasSizeLessThan(1100);
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUpAtTheToolsLimit() {
        assertThat(use("GET", "/endless", "{}", Duration.ofMillis(300))).startsWith("It failed");
    }

    @Test
    void aRedirectIsNotFollowedForItWouldTakeTheSecretElsewhere() {
        assertThat(use("GET", "/elsewhere", "{}")).startsWith("It failed with HTTP status 302");
        assertThat(requests).hasSize(1);
    }

    @Test
    void anErrorIsToldWithItsStatus() {
        assertThat(use("GET", "/broken", "{}")).isEqualTo("It failed with HTTP status 500: no database");
    }

    @Test
    void aServerThatIsNotThereIsToldWithoutDetails() {
        server.stop(0);

        assertThat(use("GET", "/orders", "{}")).startsWith("It failed, and nothing is known");
    }

    @Test
    void aSecretThatIsNotConfiguredIsToldAndNothingIsSent() {
        Tool.Http tool = tool("GET", "/orders", Duration.ofSeconds(5), new Tool.Header.Reference("other", ""));

        assertThat(use(tool, "{}")).startsWith("It failed");
        assertThat(requests).isEmpty();
    }

    private String use(String method, String path, String arguments) {
        return use(method, path, arguments, Duration.ofSeconds(20));
    }

    private String use(String method, String path, String arguments, Duration limit) {
        return use(tool(method, path, limit, new Tool.Header.Reference("crm", "Bearer ")), arguments);
    }

    private Tool.Http tool(String method, String path, Duration limit, Tool.Header header) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return new Tool.Http("orders", "", method, address, Map.of("Authorization", header), "{}", limit, 1000);
    }

    private String use(Tool.Http tool, String arguments) {
        CompletableFuture<String> result = new CompletableFuture<>();
        try {
            hooks.use(tool, new ObjectMapper().readTree(arguments), result::complete);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
        return result.join();
    }
}
