package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** One recognition at {@link AzureStandIn}. Confined to the socket's event loop. Mutable: the turn of the protocol. */
final class AzureHearing {
    private static final int RIFF_HEADER = 44;
    private static final long TICKS_A_MS = 10_000;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Supplier<Conduct> conduct;
    private final ScriptedEar ear;
    private boolean started;

    AzureHearing(Vertx vertx, ServerWebSocket socket, Supplier<Conduct> conduct, List<String> script) {
        this.vertx = vertx;
        this.socket = socket;
        this.conduct = conduct;
        this.ear = new ScriptedEar(script);
    }

    void hear(UspMessage message) {
        Fault fault = conduct.get().fault();
        if (fault == Fault.SILENCE) {
            return;
        }
        String request = message.requestId();
        if (!started) {
            started = true;
            JsonObject tag = new JsonObject()
                    .put("serviceTag", UUID.randomUUID().toString().replace("-", ""));
            socket.writeTextMessage(UspMessage.text("turn.start", request, new JsonObject().put("context", tag)));
        }
        byte[] bytes = message.body().getBytes();
        if (bytes.length == 0) {
            end(request);
        } else if (bytes.length != RIFF_HEADER && fault != Fault.COMMENTS_ONLY) {
            ear.hear(bytes).forEach(told -> tell(request, told));
        }
    }

    private void tell(String request, Ear.Told told) {
        Conduct now = conduct.get();
        if (now.fault() == Fault.BROKEN_STREAM) {
            socket.close((short) 1011, "broken");
            return;
        }
        if (now.fault() == Fault.MALFORMED) {
            socket.writeTextMessage("X-RequestId:" + request + "\r\nPath:speech.hypothesis\r\n\r\n" + now.oddity());
            return;
        }
        JsonObject body = new JsonObject()
                .put("Offset", told.atMillis() * TICKS_A_MS)
                .put("Duration", told.forMillis() * TICKS_A_MS);
        if (told.complete()) {
            body.put("RecognitionStatus", "Success").put("DisplayText", told.words() + ".");
            vertx.setTimer(now.firstMillis(), _ -> send("speech.phrase", request, body));
        } else {
            body.put("Text", told.words());
            vertx.setTimer(now.betweenMillis(), _ -> send("speech.hypothesis", request, body));
        }
    }

    private void end(String request) {
        send("speech.endDetected", request, new JsonObject().put("Offset", 0));
        send("turn.end", request, new JsonObject());
        started = false;
    }

    private void send(String path, String request, JsonObject body) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(UspMessage.text(path, request, body));
        }
    }
}
