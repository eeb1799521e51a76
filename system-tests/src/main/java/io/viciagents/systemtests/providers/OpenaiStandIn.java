package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Stands in for a server of OpenAI's chat completions with streaming. Made from the documentation alone. Any thread.
 *
 * <p>Mutable: its conduct, and what it was asked.
 */
public final class OpenaiStandIn implements AutoCloseable {
    private static final String KEY = "Bearer right";

    private final Vertx vertx;
    private final HttpServer server;
    private volatile Conduct conduct = Conduct.PROMPT;
    private volatile Function<JsonObject, ModelAnswer> answering =
            _ -> ModelAnswer.saying("Good morning, how can I help you?");
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();

    private OpenaiStandIn(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer().requestHandler(this::serve);
    }

    /** Starts it on a free port of this machine; blocks until it listens. */
    public static OpenaiStandIn start(Vertx vertx) {
        OpenaiStandIn standIn = new OpenaiStandIn(vertx);
        standIn.server.listen(0, "127.0.0.1").await();
        return standIn;
    }

    /** What goes before {@code /chat/completions}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    /** The key it accepts. */
    public String key() {
        return KEY.substring("Bearer ".length());
    }

    /** From now on it behaves so. */
    public void behave(Conduct next) {
        conduct = next;
    }

    /** From now on it answers so. */
    public void answer(Function<JsonObject, ModelAnswer> next) {
        answering = next;
    }

    /** The requests so far. */
    public List<JsonObject> asked() {
        return List.copyOf(asked);
    }

    /** How many answers were not wanted to their end. */
    public int cancelled() {
        return cancelled.get();
    }

    private void serve(HttpServerRequest request) {
        if (!KEY.equals(request.getHeader("Authorization"))) {
            refuse(request, 401, "invalid_api_key", "invalid_request_error");
        } else if (request.path().equals("/v1/chat/completions")) {
            request.body().onSuccess(body -> answer(request, body.toJsonObject()));
        } else if (request.path().equals("/v1/models")) {
            request.response().end("{\"object\":\"list\",\"data\":[]}");
        } else {
            refuse(request, 404, "unknown_url", "invalid_request_error");
        }
    }

    private void answer(HttpServerRequest request, JsonObject body) {
        asked.add(body);
        Conduct now = conduct;
        switch (now.fault()) {
            case UNAUTHORISED -> refuse(request, 401, "invalid_api_key", "invalid_request_error");
            case TOO_MANY -> refuse(request, 429, "rate_limit_exceeded", "requests");
            case QUOTA -> refuse(request, 429, "insufficient_quota", "insufficient_quota");
            case SERVER_ERROR -> refuse(request, 500, "server_error", "server_error");
            case REJECTED -> refuse(request, 404, "model_not_found", "invalid_request_error");
            case NONE, SILENCE, COMMENTS_ONLY, BROKEN_STREAM, NO_END, MALFORMED, ERROR_INSIDE -> {
                ChatAnswerStream stream =
                        new ChatAnswerStream(vertx, request, now, answering.apply(body), cancelled::incrementAndGet);
                stream.begin();
            }
        }
    }

    /** As OpenAI does it: the message quotes what must not be repeated. */
    private static void refuse(HttpServerRequest request, int status, String code, String type) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("message", "You sent the key sk-secret and the words 'my card is 4111'")
                                        .put("type", type)
                                        .put("code", code))
                        .encode());
    }

    @Override
    public void close() {
        server.close().await();
    }
}
