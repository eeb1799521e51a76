package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** The contexts of one socket at {@link ElevenlabsStandIn}. Confined to the socket's event loop. */
final class ElevenlabsContexts {
    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Supplier<Conduct> conduct;
    private final Set<String> closed = new HashSet<>();
    private final Set<String> speaking = new HashSet<>();

    ElevenlabsContexts(Vertx vertx, ServerWebSocket socket, Supplier<Conduct> conduct) {
        this.vertx = vertx;
        this.socket = socket;
        this.conduct = conduct;
    }

    void hear(JsonObject message) {
        String context = message.getString("context_id");
        String text = message.getString("text", "").strip();
        switch (conduct.get().fault()) {
            case QUOTA -> complain("quota_exceeded");
            case REJECTED -> complain("voice_not_found");
            case SILENCE -> {}
            case MALFORMED -> socket.writeTextMessage(conduct.get().oddity());
            case NONE, COMMENTS_ONLY, BROKEN_STREAM, NO_END, UNAUTHORISED, TOO_MANY, SERVER_ERROR, ERROR_INSIDE -> {
                if (message.getBoolean("close_context", false)) {
                    closed.add(context);
                    finish(context);
                } else if (!text.isEmpty()) {
                    speaking.add(context);
                    vertx.setTimer(conduct.get().firstMillis(), _ -> speak(context, text));
                }
            }
        }
    }

    private void complain(String how) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(
                    new JsonObject().put("error", how).put("code", 1008).encode());
            socket.close((short) 1008, how);
        }
    }

    private void speak(String context, String text) {
        int middle = text.length() / 2;
        piece(context, text.substring(0, middle));
        if (conduct.get().fault() == Fault.BROKEN_STREAM) {
            socket.close((short) 1011, "broken");
            return;
        }
        vertx.setTimer(conduct.get().betweenMillis(), _ -> {
            piece(context, text.substring(middle));
            speaking.remove(context);
            finish(context);
        });
    }

    private void finish(String context) {
        if (closed.contains(context) && !speaking.contains(context) && !socket.isClosed()) {
            socket.writeTextMessage(new JsonObject()
                    .put("isFinal", true)
                    .put("contextId", context)
                    .encode());
        }
    }

    private void piece(String context, String letters) {
        if (conduct.get().fault() == Fault.COMMENTS_ONLY || socket.isClosed()) {
            return;
        }
        byte[] sound = new byte[letters.length() * ElevenlabsStandIn.BYTES_A_LETTER];
        Arrays.fill(sound, (byte) 0x20);
        JsonArray chars = new JsonArray();
        JsonArray begins = new JsonArray();
        for (int i = 0; i < letters.length(); i++) {
            chars.add(letters.substring(i, i + 1));
            begins.add(i * 40);
        }
        socket.writeTextMessage(new JsonObject()
                .put("audio", Base64.getEncoder().encodeToString(sound))
                .put("alignment", new JsonObject().put("chars", chars).put("charStartTimesMs", begins))
                .put("contextId", context)
                .encode());
    }
}
