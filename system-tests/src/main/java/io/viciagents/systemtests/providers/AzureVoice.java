package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One voice at {@link AzureStandIn}: each text becomes 100 ms of sound a word, in pieces of 1,600 bytes. Confined to the
 * socket's event loop.
 */
final class AzureVoice {
    private static final int BYTES_A_WORD = 800;
    private static final int PIECE = 1600;
    private static final long TICKS_A_WORD = 1_000_000;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Supplier<Conduct> conduct;

    AzureVoice(Vertx vertx, ServerWebSocket socket, Supplier<Conduct> conduct) {
        this.vertx = vertx;
        this.socket = socket;
        this.conduct = conduct;
    }

    void hear(UspMessage message) {
        if (!message.path().equals("ssml") || conduct.get().fault() == Fault.SILENCE) {
            return;
        }
        if (conduct.get().fault() == Fault.REJECTED) {
            socket.close((short) 1007, "Unsupported voice.");
            return;
        }
        String request = message.requestId();
        String text = message.body().toString().replaceAll("<[^>]*>", "").strip();
        String stream = UUID.randomUUID().toString().replace("-", "");
        JsonObject context = new JsonObject().put("serviceTag", stream);
        send("turn.start", request, new JsonObject().put("context", context));
        send(
                "response",
                request,
                new JsonObject()
                        .put("context", context)
                        .put("audio", new JsonObject().put("type", "inline").put("streamId", stream)));
        if (conduct.get().fault() == Fault.COMMENTS_ONLY) {
            return;
        }
        String[] words = text.split("\\s+", -1);
        words(request, text, words);
        vertx.setTimer(conduct.get().firstMillis(), _ -> piece(request, stream, words.length * BYTES_A_WORD));
    }

    private void words(String request, String text, String... words) {
        int from = 0;
        for (int i = 0; i < words.length; i++) {
            int at = text.indexOf(words[i], from);
            from = at + words[i].length();
            JsonObject data = new JsonObject()
                    .put("Offset", i * TICKS_A_WORD)
                    .put("Duration", TICKS_A_WORD)
                    .put(
                            "text",
                            new JsonObject()
                                    .put("Text", words[i])
                                    .put("Length", words[i].length())
                                    .put("BoundaryType", "WordBoundary"));
            JsonArray metadata = new JsonArray()
                    .add(new JsonObject().put("Type", "WordBoundary").put("Data", data));
            if (conduct.get().fault() == Fault.MALFORMED) {
                socket.writeTextMessage(
                        UspMessage.text("audio.metadata", request, conduct.get().oddity()));
            } else {
                send("audio.metadata", request, new JsonObject().put("Metadata", metadata));
            }
        }
    }

    private void piece(String request, String stream, int left) {
        if (socket.isClosed()) {
            return;
        }
        byte[] sound = new byte[Math.min(PIECE, left)];
        Arrays.fill(sound, (byte) 0x20);
        socket.writeBinaryMessage(UspMessage.audio(request, stream, sound));
        if (conduct.get().fault() == Fault.BROKEN_STREAM) {
            socket.close((short) 1011, "broken");
        } else if (left > PIECE) {
            vertx.setTimer(conduct.get().betweenMillis(), _ -> piece(request, stream, left - PIECE));
        } else {
            socket.writeBinaryMessage(UspMessage.audio(request, stream, new byte[0]));
            send("turn.end", request, new JsonObject());
        }
    }

    private void send(String path, String request, JsonObject body) {
        socket.writeTextMessage(UspMessage.text(path, request, body));
    }
}
