package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One answer of {@link OpenaiStandIn}, event by event. Confined to the server's event loop. */
final class ChatAnswerStream {
    private static final long COMMENT_MILLIS = 50;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Conduct conduct;
    private final Runnable cancelled;
    private final Deque<String> events = new ArrayDeque<>();
    private boolean over;

    ChatAnswerStream(Vertx vertx, HttpServerRequest request, Conduct conduct, ModelAnswer answer, Runnable cancelled) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.conduct = conduct;
        this.cancelled = cancelled;
        write(answer);
    }

    private void write(ModelAnswer answer) {
        answer.pieces().forEach(piece -> events.add(chunk(new JsonObject().put("content", piece), null)));
        for (int index = 0; index < answer.calls().size(); index++) {
            write(index, answer.calls().get(index));
        }
        if (conduct.fault() != Fault.NO_END) {
            events.add(chunk(new JsonObject(), answer.calls().isEmpty() ? "stop" : "tool_calls"));
            events.add("data: "
                    + new JsonObject()
                            .put("choices", new JsonArray())
                            .put(
                                    "usage",
                                    new JsonObject().put("prompt_tokens", 321).put("completion_tokens", 12))
                            .encode()
                    + "\n\n");
            events.add("data: [DONE]\n\n");
        }
    }

    /** The name first, then the arguments in pieces of five characters, as models write them. */
    private void write(int index, ModelAnswer.Call call) {
        JsonObject named = new JsonObject()
                .put("index", index)
                .put("id", call.id())
                .put("type", "function")
                .put("function", new JsonObject().put("name", call.tool()).put("arguments", ""));
        events.add(chunk(new JsonObject().put("tool_calls", new JsonArray().add(named)), null));
        for (int from = 0; from < call.arguments().length(); from += 5) {
            String piece = call.arguments()
                    .substring(from, Math.min(from + 5, call.arguments().length()));
            JsonObject more =
                    new JsonObject().put("index", index).put("function", new JsonObject().put("arguments", piece));
            events.add(chunk(new JsonObject().put("tool_calls", new JsonArray().add(more)), null));
        }
    }

    private static String chunk(JsonObject delta, @Nullable String finishReason) {
        JsonObject choice = new JsonObject().put("index", 0).put("delta", delta).put("finish_reason", finishReason);
        return "data: "
                + new JsonObject()
                        .put("object", "chat.completion.chunk")
                        .put("choices", new JsonArray().add(choice))
                        .encode()
                + "\n\n";
    }

    void begin() {
        response.exceptionHandler(_ -> left());
        response.closeHandler(_ -> left());
        if (conduct.fault() == Fault.SILENCE) {
            return;
        }
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        response.write(": OPENROUTER PROCESSING\n\n");
        if (conduct.fault() == Fault.COMMENTS_ONLY) {
            vertx.setPeriodic(COMMENT_MILLIS, timer -> {
                if (over || response.ended()) {
                    vertx.cancelTimer(timer);
                } else {
                    response.write(": OPENROUTER PROCESSING\n\n");
                }
            });
            return;
        }
        vertx.setTimer(conduct.firstMillis(), _ -> next(0));
    }

    private void left() {
        if (!over) {
            over = true;
            cancelled.run();
        }
    }

    private void next(int told) {
        if (over) {
            return;
        }
        if (told == 2 && misbehave()) {
            return;
        }
        if (events.isEmpty()) {
            over = true;
            response.end();
            return;
        }
        response.write(events.removeFirst());
        vertx.setTimer(conduct.betweenMillis(), _ -> next(told + 1));
    }

    private boolean misbehave() {
        return switch (conduct.fault()) {
            case BROKEN_STREAM -> {
                over = true;
                request.connection().close();
                yield true;
            }
            case MALFORMED -> {
                response.write("data: " + conduct.oddity() + "\n\n");
                yield true;
            }
            case ERROR_INSIDE -> {
                response.write("data: {\"error\":{\"code\":502,\"message\":\"the words 'my card is 4111'\"}}\n\n");
                yield true;
            }
            case NONE, SILENCE, COMMENTS_ONLY, NO_END, UNAUTHORISED, TOO_MANY, QUOTA, SERVER_ERROR, REJECTED -> false;
        };
    }
}
