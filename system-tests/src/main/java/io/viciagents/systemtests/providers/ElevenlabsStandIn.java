package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for ElevenLabs' voices: multi-context WebSockets, and HTTP. Each letter becomes 40 ms of sound. Made from the
 * documentation alone. Any thread. Mutable: its conduct, and what it was asked.
 */
public final class ElevenlabsStandIn implements AutoCloseable {
    static final int BYTES_A_LETTER = 320;
    private static final String KEY = "right";

    private final Vertx vertx;
    private final HttpServer server;
    private volatile Conduct conduct = Conduct.PROMPT;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger sockets = new AtomicInteger();

    private ElevenlabsStandIn(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer()
                .requestHandler(this::speak)
                .webSocketHandshakeHandler(this::greet)
                .webSocketHandler(this::serve);
    }

    /** Starts it on a free port of this machine; blocks until it listens. */
    public static ElevenlabsStandIn start(Vertx vertx) {
        ElevenlabsStandIn standIn = new ElevenlabsStandIn(vertx);
        standIn.server.listen(0, "127.0.0.1").await();
        return standIn;
    }

    /** What is configured as the url. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** The key it accepts. */
    public String key() {
        return KEY;
    }

    /** From now on it behaves so. */
    public void behave(Conduct next) {
        conduct = next;
    }

    /** The addresses and messages that it was sent so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many sockets were opened so far. */
    public int sockets() {
        return sockets.get();
    }

    private int refusal(String key) {
        return switch (conduct.fault()) {
            case UNAUTHORISED, QUOTA -> 401;
            case TOO_MANY -> 429;
            case SERVER_ERROR -> 500;
            case NONE, SILENCE, COMMENTS_ONLY, BROKEN_STREAM, NO_END, REJECTED, MALFORMED, ERROR_INSIDE ->
                KEY.equals(key) ? 0 : 401;
        };
    }

    private void greet(ServerWebSocketHandshake handshake) {
        int status =
                conduct.fault() == Fault.QUOTA ? 0 : refusal(handshake.headers().get("xi-api-key"));
        if (status == 0) {
            handshake.accept();
        } else {
            handshake.reject(status);
        }
    }

    private void serve(ServerWebSocket socket) {
        sockets.incrementAndGet();
        asked.add(socket.uri());
        ElevenlabsContexts contexts = new ElevenlabsContexts(vertx, socket, () -> conduct);
        socket.textMessageHandler(text -> {
            asked.add(text);
            contexts.hear(new JsonObject(text));
        });
    }

    private void speak(HttpServerRequest request) {
        asked.add(request.uri());
        int status = refusal(request.getHeader("xi-api-key"));
        Fault fault = conduct.fault();
        if (status != 0 || fault == Fault.REJECTED) {
            String said = switch (fault) {
                case QUOTA -> "quota_exceeded";
                case REJECTED -> "voice_not_found";
                case TOO_MANY -> "too_many_concurrent_requests";
                default -> "invalid_api_key";
            };
            request.response()
                    .setStatusCode(status == 0 ? 404 : status)
                    .end(new JsonObject()
                            .put("detail", new JsonObject().put("status", said))
                            .encode());
            return;
        }
        request.body().onSuccess(body -> {
            asked.add(body.toString());
            if (fault != Fault.SILENCE) {
                vertx.setTimer(conduct.firstMillis(), _ -> sound(request, body.toJsonObject()));
            }
        });
    }

    private void sound(HttpServerRequest request, JsonObject body) {
        byte[] sound = new byte[body.getString("text").length() * BYTES_A_LETTER];
        Arrays.fill(sound, (byte) 0x20);
        request.response().setChunked(true).write(Buffer.buffer(sound));
        if (conduct.fault() == Fault.BROKEN_STREAM) {
            request.connection().close();
        } else {
            request.response().end();
        }
    }

    @Override
    public void close() {
        server.close().await();
    }
}
