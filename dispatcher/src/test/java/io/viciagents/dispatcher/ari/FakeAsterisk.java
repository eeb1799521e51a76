package io.viciagents.dispatcher.ari;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of an Asterisk's ARI as it takes to misbehave: answers by script, a socket that can be cut, filled or stalled. */
final class FakeAsterisk implements AutoCloseable {
    static final String USER = "ai";
    static final String PASSWORD = "s3cret-word";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
    private final AtomicInteger upgrades = new AtomicInteger();
    private HttpServer server = vertx.createHttpServer();
    private int port;
    private volatile int status = 200;

    record Answer(int status, String body, Optional<Runnable> before) {}

    FakeAsterisk() {
        answer("GET /asterisk/info", 200, "{\"system\":{\"version\":\"22.10.1~dfsg\",\"entity_id\":\"x\"}}");
        start();
    }

    void start() {
        server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(port));
        server.requestHandler(this::request)
                .webSocketHandshakeHandler(this::handshake)
                .webSocketHandler(sockets::add);
        port = server.listen().await().actualPort();
    }

    void stop() {
        server.close().await();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Answers every request with this status, whatever it asks. */
    void refuseAllWith(int refusal) {
        status = refusal;
    }

    void answer(String request, int with, String body) {
        answers.put(request, new Answer(with, body, Optional.empty()));
    }

    /** Does something before it answers. */
    void answer(String request, int with, String body, Runnable before) {
        answers.put(request, new Answer(with, body, Optional.of(before)));
    }

    private void handshake(ServerWebSocketHandshake handshake) {
        upgrades.incrementAndGet();
        if (status == 200) {
            handshake.accept();
        } else {
            handshake.reject(status);
        }
    }

    private void request(HttpServerRequest request) {
        String what = request.method() + " " + request.path().replaceFirst("^/ari", "");
        asked.add(what + (request.query() == null ? "" : "?" + request.query()));
        Answer answer = answers.getOrDefault(what, new Answer(404, "{\"message\":\"Not here\"}", Optional.empty()));
        if (status != 200) {
            request.response().setStatusCode(status).end("{\"error\":\"Authentication required\"}");
        } else if (answer.status() > 0) {
            answer.before().ifPresent(Runnable::run);
            request.response().setStatusCode(answer.status()).end(answer.body());
        }
    }

    /** The next event socket that our side opens. */
    ServerWebSocket socket() throws InterruptedException {
        ServerWebSocket socket = sockets.poll(10, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("no event socket was opened within 10 s");
        }
        return socket;
    }

    int upgrades() {
        return upgrades.get();
    }

    List<String> asked() {
        return new ArrayList<>(asked);
    }

    /** A listener that takes connections and never says a word. */
    static Future<NetServer> mute(Vertx vertx, int onPort) {
        return vertx.createNetServer().connectHandler(NetSocket::pause).listen(onPort, "127.0.0.1");
    }

    static String stasisStart(String channel, String name) {
        return """
                {"type":"StasisStart","timestamp":"2026-01-01T00:00:00.000+0000","application":"ai-agent",
                 "args":["inbound","1000"],"asterisk_id":"x","unheard_of":{"a":1},
                 "channel":%s}""".formatted(channel(channel, name));
    }

    static String channel(String id, String name) {
        return """
                {"id":"%s","name":"%s","state":"Up","caller":{"name":"M1234","number":"5551000"},
                 "connected":{"name":"","number":""},"accountcode":"","creationtime":"2026-01-01T00:00:00.000+0000",
                 "dialplan":{"context":"ai-inbound","exten":"1000","priority":3,"app_name":"Stasis",
                 "app_data":"ai-agent,inbound,1000"},"language":"en"}""".formatted(id, name);
    }

    static String about(String type, String channel) {
        return """
                {"type":"%s","digit":"5","duration_ms":100,"application":"ai-agent","cause":16,"cause_txt":"",
                 "timestamp":"2026-01-01T00:00:00.000+0000","channel":%s}""".formatted(type, channel(channel, "PJSIP/x-1"));
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
