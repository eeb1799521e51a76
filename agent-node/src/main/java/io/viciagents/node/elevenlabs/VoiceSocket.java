package io.viciagents.node.elevenlabs;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.network.Refused;
import io.viciagents.node.network.Told;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.time.Strand;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One multi-context socket for one voice: each text is a context of its own, which can be closed without the others. Confined
 * to the provider's strand. Mutable: the texts on it.
 */
final class VoiceSocket {
    /** What ElevenLabs allows on one socket. */
    private static final int MOST_CONTEXTS = 5;

    private final Strand strand;
    private final Refused refused;
    private final JsonObject settings;
    private final Map<String, Voicing> voicings = new HashMap<>();
    private final Deque<JsonObject> waiting = new ArrayDeque<>();
    private Optional<WebSocket> socket = Optional.empty();
    private boolean over;
    private long contexts;

    VoiceSocket(Strand strand, Refused refused, JsonObject settings) {
        this.strand = strand;
        this.refused = refused;
        this.settings = settings;
    }

    void connect(WebSocketClient client, WebSocketConnectOptions options) {
        client.connect(options)
                .onSuccess(open -> strand.execute(() -> opened(open)))
                .onFailure(cause -> strand.execute(() -> fail(refused.byCause(cause))));
    }

    private void opened(WebSocket open) {
        socket = Optional.of(open);
        open.textMessageHandler(text -> strand.execute(() -> heard(text)));
        open.exceptionHandler(_ -> strand.execute(() -> fail(refused.failure(Kind.BROKEN, "broke the connection"))));
        open.closeHandler(_ -> strand.execute(() -> fail(refused.failure(Kind.BROKEN, "closed the connection"))));
        waiting.forEach(message -> open.writeTextMessage(message.encode()));
        waiting.clear();
    }

    boolean over() {
        return over;
    }

    boolean hasRoom() {
        return !over && voicings.size() < MOST_CONTEXTS;
    }

    /** Speaks a text; gives what takes it back. */
    Runnable speak(Voicing voicing) {
        contexts++;
        String context = "c" + contexts;
        voicings.put(context, voicing);
        send(new JsonObject().put("text", " ").put("voice_settings", settings).put("context_id", context));
        send(new JsonObject()
                .put("text", voicing.request().text() + " ")
                .put("context_id", context)
                .put("flush", true));
        send(closing(context));
        return () -> {
            voicing.abandon();
            if (voicings.remove(context) != null) {
                send(closing(context));
            }
        };
    }

    private static JsonObject closing(String context) {
        return new JsonObject().put("context_id", context).put("close_context", true);
    }

    private void send(JsonObject message) {
        if (over) {
            return;
        }
        socket.ifPresentOrElse(open -> open.writeTextMessage(message.encode()), () -> waiting.add(message));
    }

    private void heard(String text) {
        try {
            JsonObject message = new JsonObject(text);
            if (message.getValue("error") != null || message.getValue("code") != null) {
                fail(Complaint.of(refused, message));
                return;
            }
            Voicing voicing = voicings.get(Told.text(message, "contextId") + Told.text(message, "context_id"));
            if (voicing != null) {
                told(voicing, message);
            }
        } catch (RuntimeException malformed) {
            // A stranger's event can be odd in more ways than a list would hold.
            fail(refused.failure(Kind.MALFORMED, "sent what cannot be read"));
        }
    }

    private void told(Voicing voicing, JsonObject message) {
        voicing.alignment(Told.object(message, "alignment"));
        voicing.audio(Base64.getDecoder().decode(Told.text(message, "audio")));
        if (Told.is(message, "isFinal") || Told.is(message, "is_final")) {
            voicings.values().remove(voicing);
            voicing.done();
        }
    }

    private void fail(Failure failure) {
        if (!over) {
            over = true;
            List<Voicing> all = List.copyOf(voicings.values());
            voicings.clear();
            socket.ifPresent(WebSocket::close);
            all.forEach(voicing -> voicing.failed(failure));
        }
    }
}
