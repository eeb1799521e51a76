package io.viciagents.node.deepgram;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.network.Dial;
import io.viciagents.node.network.Refused;
import io.viciagents.node.network.Told;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One socket to Deepgram. Its methods may be called from any thread; the rest is confined to its strand.
 *
 * <pre>
 *   connecting (audio waits, 4 s of it) --open--&gt; open --close--&gt; over
 *       \-- refused, broken, or audio flows and no message comes for 12 s: failed, once
 * </pre>
 */
final class DeepgramSocket implements Dial.Listener {
    private static final Duration BETWEEN_KEEP_ALIVES = Duration.ofSeconds(4);
    /** Interim words, or empty results, come several times a second while audio flows. */
    private static final Duration SILENT = Duration.ofSeconds(12);

    private static final int WAITING_FRAMES = 200;

    private final Strand strand;
    private final Dialect dialect;
    private final Refused refused;
    private final Limits limits;
    private final RecognitionListener listener;
    private final Words words = new Words();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private Optional<WebSocket> socket = Optional.empty();
    private Timers.Alarm connecting = () -> {};
    private Timers.Alarm silent = () -> {};
    private Timers.Alarm keepAlive = () -> {};
    private boolean over;
    private boolean finalWanted;

    DeepgramSocket(Strand strand, Dialect dialect, Refused refused, Limits limits, RecognitionListener listener) {
        this.strand = strand;
        this.dialect = dialect;
        this.refused = refused;
        this.limits = limits;
        this.listener = listener;
    }

    void connect(WebSocketClient client, WebSocketConnectOptions options) {
        connecting = new Dial(strand, refused, limits).open(client, options, this);
    }

    @Override
    public boolean opened(WebSocket open) {
        if (over) {
            return false;
        }
        socket = Optional.of(open);
        waiting.forEach(frame -> open.writeBinaryMessage(Buffer.buffer(frame)));
        waiting.clear();
        if (finalWanted) {
            open.writeTextMessage(dialect.finalise());
        }
        watch();
        stayAlive();
        return true;
    }

    private void stayAlive() {
        dialect.keepAlive()
                .ifPresent(message -> keepAlive = strand.after(BETWEEN_KEEP_ALIVES, () -> {
                    socket.ifPresent(open -> open.writeTextMessage(message));
                    stayAlive();
                }));
    }

    private void watch() {
        silent.cancel();
        silent = strand.after(
                SILENT, () -> failed(refused.failure(Kind.SILENT, "told nothing for " + SILENT.toSeconds() + " s")));
    }

    @Override
    public void heard(String text) {
        if (over) {
            return;
        }
        watch();
        try {
            JsonObject message = new JsonObject(text);
            if (Told.text(message, "type").equals("Error")) {
                failed(refused.failure(Kind.SERVER, "failed in the midst of a call"));
            } else {
                dialect.hear(message, words, listener);
            }
        } catch (RuntimeException malformed) {
            // A stranger's event can be odd in more ways than a list would hold.
            failed(refused.failure(Kind.MALFORMED, "sent what cannot be read"));
        }
    }

    /** Another 20 ms. */
    void audio(byte[] frame) {
        strand.execute(() -> {
            if (over) {
                return;
            }
            if (socket.isEmpty()) {
                waiting.add(frame);
                if (waiting.size() > WAITING_FRAMES) {
                    waiting.removeFirst();
                }
            } else if (!socket.get().writeQueueFull()) {
                socket.get().writeBinaryMessage(Buffer.buffer(frame));
            }
        });
    }

    /** The turn is over: its words are wanted now. */
    void finalise() {
        strand.execute(() -> {
            finalWanted = socket.isEmpty();
            socket.filter(_ -> !over).ifPresent(open -> open.writeTextMessage(dialect.finalise()));
        });
    }

    void close() {
        strand.execute(() -> {
            if (!over) {
                end();
                socket.ifPresent(open ->
                        open.writeTextMessage("{\"type\":\"CloseStream\"}").onComplete(_ -> open.close()));
            }
        });
    }

    @Override
    public void failed(Failure failure) {
        if (!over) {
            end();
            socket.ifPresent(WebSocket::close);
            listener.failed(failure);
        }
    }

    private void end() {
        over = true;
        connecting.cancel();
        silent.cancel();
        keepAlive.cancel();
        waiting.clear();
    }
}
