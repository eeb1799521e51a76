package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** One stream at {@link DeepgramStandIn}, in the words of version 1 or of Flux. Confined to the socket's event loop. */
final class DeepgramHearing {
    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Supplier<Conduct> conduct;
    private final Ear ear;
    private final boolean flux;
    private String running = "";

    DeepgramHearing(Vertx vertx, ServerWebSocket socket, Supplier<Conduct> conduct, Ear ear) {
        this.vertx = vertx;
        this.socket = socket;
        this.conduct = conduct;
        this.ear = ear;
        this.flux = socket.path().startsWith("/v2/");
    }

    void audio(byte[] bytes) {
        if (conduct.get().fault() != Fault.SILENCE) {
            ear.hear(bytes).forEach(this::tell);
        }
    }

    void text(String text) {
        if ((text.contains("\"Finalize\"") || text.contains("\"ForceEndTurn\"")) && !running.isEmpty()) {
            ear.finish();
            complete(true);
        }
    }

    private void tell(Ear.Told told) {
        running = told.words();
        switch (conduct.get().fault()) {
            case BROKEN_STREAM -> socket.close((short) 1011, "NET-0001");
            case MALFORMED -> socket.writeTextMessage(conduct.get().oddity());
            case ERROR_INSIDE -> socket.writeTextMessage("{\"type\":\"Error\",\"description\":\"my card is 4111\"}");
            case COMMENTS_ONLY -> socket.writeTextMessage("{\"type\":\"Metadata\"}");
            case NONE, SILENCE, NO_END, UNAUTHORISED, TOO_MANY, QUOTA, SERVER_ERROR, REJECTED -> {
                if (told.complete()) {
                    complete(false);
                } else {
                    send(conduct.get().betweenMillis(), flux ? turn("Update") : results(false, false));
                }
            }
        }
    }

    private void complete(boolean asked) {
        JsonObject last = flux ? turn("EndOfTurn") : results(true, asked);
        if (flux && !asked) {
            send(1, turn("EagerEndOfTurn"));
        }
        running = "";
        send(conduct.get().firstMillis() + 1, last);
    }

    private JsonObject results(boolean complete, boolean asked) {
        JsonArray alternatives =
                new JsonArray().add(new JsonObject().put("transcript", running).put("confidence", 0.98));
        return new JsonObject()
                .put("type", "Results")
                .put("is_final", complete)
                .put("speech_final", complete && !asked)
                .put("from_finalize", asked)
                .put("channel", new JsonObject().put("alternatives", alternatives));
    }

    private JsonObject turn(String event) {
        return new JsonObject().put("type", "TurnInfo").put("event", event).put("transcript", running);
    }

    private void send(long afterMillis, JsonObject message) {
        vertx.setTimer(afterMillis, _ -> {
            if (!socket.isClosed()) {
                socket.writeTextMessage(message.encode());
            }
        });
    }
}
