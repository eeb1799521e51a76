package io.viciagents.dispatcher.ari;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One WebSocket with events, from its opening until it is lost. Confined to the connection's context.
 *
 * <p>A stalled Asterisk or a cut network closes nothing, and a quiet Asterisk sends nothing: so we ping (RFC 6455, 5.5.2)
 * and count the intervals in which nothing at all came. Counting intervals instead of reading a clock does not blame
 * Asterisk for a pause of our own.
 *
 * <p>Mutable: whether it is over, the timer that pings, and how many intervals have been silent.
 */
final class EventSocket {
    private static final int SILENT_INTERVALS = 3;
    private static final Buffer PING = Buffer.buffer("vici");

    private final Vertx vertx;
    private final ClientWebSocket socket;
    private final Consumer<String> lost;
    private final long interval;
    private Optional<Long> watch = Optional.empty();
    private int silentIntervals;
    private boolean over;

    private EventSocket(
            Vertx vertx, ClientWebSocket socket, Duration silence, Consumer<String> message, Consumer<String> lost) {
        this.vertx = vertx;
        this.socket = socket;
        this.lost = lost;
        this.interval = Math.max(1, silence.toMillis() / (SILENT_INTERVALS + 1));
        socket.textMessageHandler(text -> {
            silentIntervals = 0;
            if (!over) {
                message.accept(text);
            }
        });
        socket.pongHandler(pong -> silentIntervals = 0);
        socket.exceptionHandler(failure -> end("failed: " + failure.getMessage()));
        socket.closeHandler(closed -> end("was closed by Asterisk"));
    }

    /**
     * Opens one. Messages may come before the future completes, and none after {@link #close}.
     *
     * @param lost told once, with words to follow "the event socket", unless we closed it ourselves
     */
    static Future<EventSocket> open(
            Vertx vertx,
            WebSocketClient client,
            WebSocketConnectOptions to,
            AriSettings.Limits limits,
            Consumer<String> message,
            Consumer<String> lost) {
        ClientWebSocket socket = client.webSocket();
        EventSocket events = new EventSocket(vertx, socket, limits.silence(), message, lost);
        return socket.connect(to)
                .map(open -> events.opened())
                .timeout(limits.request().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(refused -> events.close());
    }

    /** May come after the limit, when nobody wants it any longer. */
    private EventSocket opened() {
        if (over) {
            socket.close();
        } else {
            watch = Optional.of(vertx.setPeriodic(interval, again -> ping()));
        }
        return this;
    }

    private void ping() {
        silentIntervals++;
        if (silentIntervals > SILENT_INTERVALS) {
            end("was silent: no answer to " + SILENT_INTERVALS + " pings");
        } else {
            socket.writePing(PING);
        }
    }

    private void end(String reason) {
        if (!over) {
            close();
            lost.accept(reason);
        }
    }

    /** Closes it; harmless when it is over. */
    void close() {
        if (!over) {
            over = true;
            watch.ifPresent(timer -> {
                vertx.cancelTimer(timer);
                socket.close();
            });
        }
    }
}
