package io.viciagents.service.ops;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.Readiness;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Answers {@code GET /health} (the process lives), {@code /ready} (200, or 503 with what is missing), {@code /metrics}
 * (Prometheus' text format), and what the service adds.
 *
 * <p>Runs on a Vert.x of its own with one event loop: a scrape that takes milliseconds would be heard in a call if it ran
 * on a loop that paces packets.
 */
public final class OpsServer implements AutoCloseable {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx;
    private final HttpServer server;
    private final Routes routes;

    private OpsServer(Vertx vertx, HttpServer server, Routes routes) {
        this.vertx = vertx;
        this.server = server;
        this.routes = routes;
    }

    /** Listens; throws {@link CannotStart} if it cannot. */
    public static OpsServer open(OpsHttp settings, Readiness readiness, Meters meters) {
        Routes routes = new Routes();
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4).setInternalBlockingPoolSize(2));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                .requestHandler(new Answering(vertx, routes, settings.token()));
        try {
            server.listen(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException refused) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            throw cannotListen(settings, requireNonNullElse(refused.getCause(), refused));
        }
        return new OpsServer(vertx, server, routes)
                .get("/health", Access.OPEN, _ -> OpsAnswer.text(200, "alive"))
                .get("/ready", Access.OPEN, _ -> ready(readiness))
                .get("/metrics", Access.OPEN, _ -> new OpsAnswer(200, PROMETHEUS_TEXT, meters.scrape()));
    }

    /** Adds a route that only tells something. */
    public OpsServer get(String path, Access access, OpsRoute route) {
        routes.add(HttpMethod.GET, path, new Routes.Guarded(access, route));
        return this;
    }

    /** Adds a route that changes something. */
    public OpsServer post(String path, Access access, OpsRoute route) {
        routes.add(HttpMethod.POST, path, new Routes.Guarded(access, route));
        return this;
    }

    /** Where it listens; tells the free port that was found for 0. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static OpsAnswer ready(Readiness readiness) {
        Map<String, String> missing = readiness.missing();
        if (missing.isEmpty()) {
            return OpsAnswer.text(200, "ready");
        }
        return OpsAnswer.text(
                503,
                missing.entrySet().stream()
                        .map(entry -> "- " + entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("\n", "not ready:\n", "\n")));
    }

    private static CannotStart cannotListen(OpsHttp settings, Throwable cause) {
        String where = settings.host() + ":" + settings.port();
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return new CannotStart(
                    "http.port: " + where + " is in use by another process; stop that or give another port", cause);
        }
        return new CannotStart(
                "http.host: cannot listen on " + where + " (" + cause.getMessage()
                        + "); give an address of this machine and a port that this user may use",
                cause);
    }
}
