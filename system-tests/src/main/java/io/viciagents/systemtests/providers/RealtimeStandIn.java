package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Stands in for OpenAI's Realtime: transcribes what is committed by a script, and answers in text, sound and calls of tools.
 * Made from the documentation alone. Any thread. Mutable: its conduct, and what it was asked.
 */
public final class RealtimeStandIn implements AutoCloseable {
    private static final String KEY = "Bearer right";

    private final Vertx vertx;
    private final HttpServer server;
    private volatile Conduct conduct = Conduct.PROMPT;
    private volatile boolean taken;
    private volatile List<String> script = List.of("i would like an appointment");
    private volatile Function<JsonObject, ModelAnswer> answering =
            _ -> ModelAnswer.saying("Good morning, how can I help you?");
    private final Set<ServerWebSocket> sockets = ConcurrentHashMap.newKeySet();
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();

    private RealtimeStandIn(Vertx vertx) {
        this.vertx = vertx;
        this.server =
                vertx.createHttpServer().webSocketHandshakeHandler(this::greet).webSocketHandler(this::serve);
    }

    /** Starts it on a free port of this machine; blocks until it listens. */
    public static RealtimeStandIn start(Vertx vertx) {
        RealtimeStandIn standIn = new RealtimeStandIn(vertx);
        standIn.server.listen(0, "127.0.0.1").await();
        return standIn;
    }

    /** What is configured as the url. */
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/v1");
    }

    /** The key it accepts. */
    public String key() {
        return KEY.substring("Bearer ".length());
    }

    /** From now on it behaves so: first for transcripts and first sounds, between from piece to piece. */
    public void behave(Conduct next) {
        conduct = next;
    }

    /** The next sessions hear callers who say this, turn by turn. */
    public void understand(List<String> turns) {
        taken = false;
        script = List.copyOf(turns);
    }

    /** Whether a socket has been opened since it was told last what callers say. */
    public boolean taken() {
        return taken;
    }

    /** From now on it answers so. */
    public void answer(Function<JsonObject, ModelAnswer> next) {
        answering = next;
    }

    /** What it was sent so far, but for the sound. */
    public List<JsonObject> asked() {
        return List.copyOf(asked);
    }

    /** Of one kind. */
    public List<JsonObject> asked(String type) {
        return asked.stream()
                .filter(message -> message.getString("type", "").equals(type))
                .toList();
    }

    private void greet(ServerWebSocketHandshake handshake) {
        switch (conduct.fault()) {
            case UNAUTHORISED -> handshake.reject(401);
            case TOO_MANY -> handshake.reject(429);
            case SERVER_ERROR -> handshake.reject(500);
            case REJECTED -> handshake.reject(404);
            case NONE, SILENCE, COMMENTS_ONLY, BROKEN_STREAM, NO_END, QUOTA, MALFORMED, ERROR_INSIDE -> {
                if (KEY.equals(handshake.headers().get("Authorization"))) {
                    handshake.accept();
                } else {
                    handshake.reject(401);
                }
            }
        }
    }

    /** Breaks all its connections. */
    public void hangUp() {
        sockets.forEach(socket -> socket.close((short) 1011, "going away"));
    }

    private void serve(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(_ -> sockets.remove(socket));
        RealtimeTalk talk = new RealtimeTalk(vertx, socket, () -> conduct, script, body -> answering.apply(body));
        taken = true;
        socket.textMessageHandler(text -> {
            JsonObject message = new JsonObject(text);
            if (!message.getString("type", "").equals("input_audio_buffer.append")) {
                asked.add(message);
            }
            talk.hear(message);
        });
    }

    @Override
    public void close() {
        server.close().await();
    }
}
