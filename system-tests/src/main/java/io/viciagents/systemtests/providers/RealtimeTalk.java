package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** One session at {@link RealtimeStandIn}. Confined to the socket's event loop. Mutable: how far it is. */
final class RealtimeTalk {
    /** Each letter becomes 50 ms of sound. */
    private static final int BYTES_A_LETTER = 400;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Supplier<Conduct> conduct;
    private final List<String> script;
    private final Function<JsonObject, ModelAnswer> answering;
    private int appended;
    private int turns;
    private int responses;
    private String cancelled = "";

    RealtimeTalk(
            Vertx vertx,
            ServerWebSocket socket,
            Supplier<Conduct> conduct,
            List<String> script,
            Function<JsonObject, ModelAnswer> answering) {
        this.vertx = vertx;
        this.socket = socket;
        this.conduct = conduct;
        this.script = script;
        this.answering = answering;
        send(event("session.created"));
    }

    void hear(JsonObject message) {
        switch (message.getString("type", "")) {
            case "session.update" -> send(event("session.updated"));
            case "input_audio_buffer.append" ->
                appended += Base64.getDecoder().decode(message.getString("audio")).length;
            case "input_audio_buffer.commit" -> commit();
            case "response.create" -> answer(message.getJsonObject("response"));
            case "response.cancel" -> cancelled = message.getString("response_id", "resp_" + responses);
            default -> error("unknown_event");
        }
    }

    private void commit() {
        if (appended < 800) {
            error("input_audio_buffer_commit_empty");
            return;
        }
        appended = 0;
        String item = "item_" + ++turns;
        String words = turns <= script.size() ? script.get(turns - 1) : "";
        send(event("input_audio_buffer.committed").put("item_id", item));
        if (conduct.get().fault() == Fault.SILENCE) {
            return;
        }
        after(conduct.get().firstMillis(), () -> {
            send(event("conversation.item.input_audio_transcription.delta")
                    .put("item_id", item)
                    .put("delta", words));
            send(event("conversation.item.input_audio_transcription.completed")
                    .put("item_id", item)
                    .put("transcript", words));
        });
    }

    private void answer(JsonObject response) {
        String id = "resp_" + ++responses;
        send(event("response.created")
                .put("response", new JsonObject().put("id", id).put("metadata", response.getJsonObject("metadata"))));
        switch (conduct.get().fault()) {
            case SILENCE, COMMENTS_ONLY -> {}
            case MALFORMED -> socket.writeTextMessage(conduct.get().oddity());
            case ERROR_INSIDE -> error("server_error");
            case QUOTA -> done(id, "failed", "insufficient_quota");
            case NO_END, BROKEN_STREAM, NONE, UNAUTHORISED, TOO_MANY, SERVER_ERROR, REJECTED -> {
                ModelAnswer answer = answering.apply(response);
                after(conduct.get().firstMillis(), () -> {
                    answer.calls()
                            .forEach(call -> send(event("response.function_call_arguments.done")
                                    .put("response_id", id)
                                    .put("call_id", call.id())
                                    .put("name", call.tool())
                                    .put("arguments", call.arguments())));
                    piece(id, answer.pieces().iterator(), 0);
                });
            }
        }
    }

    private void piece(String id, Iterator<String> pieces, int told) {
        if (cancelled.equals(id)) {
            done(id, "cancelled", "");
        } else if (!pieces.hasNext()) {
            send(event("response.output_audio.done").put("response_id", id));
            done(id, conduct.get().fault() == Fault.NO_END ? "incomplete" : "completed", "");
        } else if (told == 2 && conduct.get().fault() == Fault.BROKEN_STREAM) {
            socket.close((short) 1011, "broken");
        } else {
            String piece = pieces.next();
            byte[] sound = new byte[piece.length() * BYTES_A_LETTER];
            Arrays.fill(sound, (byte) 0x20);
            send(event("response.output_audio_transcript.delta")
                    .put("response_id", id)
                    .put("delta", piece));
            send(event("response.output_audio.delta")
                    .put("response_id", id)
                    .put("delta", Base64.getEncoder().encodeToString(sound)));
            after(conduct.get().betweenMillis(), () -> piece(id, pieces, told + 1));
        }
    }

    private void done(String id, String status, String code) {
        send(event("response.done")
                .put(
                        "response",
                        new JsonObject()
                                .put("id", id)
                                .put("status", status)
                                .put(
                                        "status_details",
                                        new JsonObject().put("error", new JsonObject().put("code", code)))
                                .put(
                                        "usage",
                                        new JsonObject()
                                                .put("input_tokens", 321)
                                                .put("output_tokens", 12))));
    }

    private void error(String code) {
        send(event("error")
                .put("error", new JsonObject().put("code", code).put("message", "you sent the key sk-secret")));
    }

    private static JsonObject event(String type) {
        return new JsonObject().put("type", type);
    }

    private void send(JsonObject event) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(event.encode());
        }
    }

    private void after(long millis, Runnable then) {
        vertx.setTimer(millis, _ -> {
            if (!socket.isClosed()) {
                then.run();
            }
        });
    }
}
