package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for Azure's speech service, for the real SDK. Held against a recording of the SDK's dialogue with a server that it
 * accepted. Any thread. Mutable: its conduct, and what it was asked.
 */
public final class AzureStandIn implements AutoCloseable {
    private static final String KEY = "right";

    private final Vertx vertx;
    private final HttpServer server;
    private volatile Conduct conduct = Conduct.PROMPT;
    private volatile List<String> script = List.of("hello", "i", "would", "like", "an", "appointment");
    private final List<UspMessage> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger voiceSockets = new AtomicInteger();

    private AzureStandIn(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxWebSocketFrameSize(1 << 20)
                        .addWebSocketSubProtocol("USP"))
                .webSocketHandshakeHandler(this::greet)
                .webSocketHandler(this::serve);
    }

    /** Starts it on a free port of this machine; blocks until it listens. */
    public static AzureStandIn start(Vertx vertx) {
        AzureStandIn standIn = new AzureStandIn(vertx);
        standIn.server.listen(0, "127.0.0.1").await();
        return standIn;
    }

    /** What is configured as the host. */
    public URI host() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
    }

    /** The key it accepts. */
    public String key() {
        return KEY;
    }

    /** From now on it behaves so. */
    public void behave(Conduct next) {
        conduct = next;
    }

    /** From now on it understands these words. */
    public void understand(List<String> words) {
        script = List.copyOf(words);
    }

    /** What it was told in text so far: how the SDK is configured, and what is to be spoken. */
    List<UspMessage> asked() {
        return List.copyOf(asked);
    }

    /** How many sockets for voices were opened so far. */
    public int voiceSockets() {
        return voiceSockets.get();
    }

    private void greet(ServerWebSocketHandshake handshake) {
        boolean known = KEY.equals(handshake.headers().get("Ocp-Apim-Subscription-Key"));
        Fault fault = conduct.fault();
        if (!known || fault == Fault.UNAUTHORISED) {
            handshake.reject(401);
        } else if (fault == Fault.QUOTA) {
            handshake.reject(403);
        } else if (fault == Fault.TOO_MANY) {
            handshake.reject(429);
        } else if (fault == Fault.SERVER_ERROR) {
            handshake.reject(500);
        } else if (fault == Fault.REJECTED && !speaks(handshake.path())) {
            handshake.reject(400);
        } else {
            handshake.accept();
        }
    }

    private static boolean speaks(String path) {
        return path.startsWith("/cognitiveservices");
    }

    private void serve(ServerWebSocket socket) {
        sockets.incrementAndGet();
        if (speaks(socket.path())) {
            voiceSockets.incrementAndGet();
            AzureVoice voice = new AzureVoice(vertx, socket, () -> conduct);
            socket.textMessageHandler(text -> {
                asked.add(UspMessage.ofText(text));
                voice.hear(asked.getLast());
            });
        } else {
            AzureHearing hearing = new AzureHearing(vertx, socket, () -> conduct, script);
            socket.textMessageHandler(text -> asked.add(UspMessage.ofText(text)));
            socket.binaryMessageHandler(frame -> hearing.hear(UspMessage.ofBinary(frame)));
        }
    }

    @Override
    public void close() {
        server.close().await();
    }
}
