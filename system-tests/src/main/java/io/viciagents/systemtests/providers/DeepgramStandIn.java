package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Stands in for Deepgram's recognition, version 1 and Flux. Made from the documentation alone. Any thread. Mutable: its conduct,
 * what the next stream hears, and what it was asked.
 */
public final class DeepgramStandIn implements AutoCloseable {
    private static final String KEY = "Token right";

    private final Vertx vertx;
    private final HttpServer server;
    private volatile Conduct conduct = Conduct.PROMPT;
    private volatile Supplier<Ear> ears =
            () -> new ScriptedEar(List.of("hello", "i", "would", "like", "an", "appointment"));
    private volatile boolean taken;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private DeepgramStandIn(Vertx vertx) {
        this.vertx = vertx;
        this.server =
                vertx.createHttpServer().webSocketHandshakeHandler(this::greet).webSocketHandler(this::serve);
    }

    /** Starts it on a free port of this machine; blocks until it listens. */
    public static DeepgramStandIn start(Vertx vertx) {
        DeepgramStandIn standIn = new DeepgramStandIn(vertx);
        standIn.server.listen(0, "127.0.0.1").await();
        return standIn;
    }

    /** What is configured as the url. */
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
    }

    /** The key it accepts. */
    public String key() {
        return KEY.substring("Token ".length());
    }

    /** From now on it behaves so. */
    public void behave(Conduct next) {
        conduct = next;
    }

    /** From now on it understands these words. */
    public void understand(List<String> words) {
        List<String> script = List.copyOf(words);
        ears = () -> new ScriptedEar(script);
    }

    /** From now on each new stream hears a caller who says this. */
    public void understandSegments(List<Segment> segments) {
        List<Segment> script = List.copyOf(segments);
        taken = false;
        ears = () -> new SegmentEar(script);
    }

    /** Whether a stream has been opened since it was told last what callers say. */
    public boolean taken() {
        return taken;
    }

    /** The addresses and the texts that it was sent so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void greet(ServerWebSocketHandshake handshake) {
        Fault fault = conduct.fault();
        if (!KEY.equals(handshake.headers().get("Authorization")) || fault == Fault.UNAUTHORISED) {
            handshake.reject(401);
        } else if (fault == Fault.TOO_MANY) {
            handshake.reject(429);
        } else if (fault == Fault.QUOTA) {
            handshake.reject(402);
        } else if (fault == Fault.SERVER_ERROR) {
            handshake.reject(500);
        } else if (fault == Fault.REJECTED) {
            handshake.reject(400);
        } else {
            handshake.accept();
        }
    }

    private void serve(ServerWebSocket socket) {
        asked.add(socket.uri());
        DeepgramHearing hearing = new DeepgramHearing(vertx, socket, () -> conduct, ears.get());
        taken = true;
        socket.textMessageHandler(text -> {
            asked.add(text);
            hearing.text(text);
        });
        socket.binaryMessageHandler(frame -> hearing.audio(frame.getBytes()));
    }

    @Override
    public void close() {
        server.close().await();
    }
}
