package io.viciagents.node.realtime;

import io.vertx.core.json.JsonObject;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.network.Told;
import io.viciagents.node.provider.Failure;
import java.util.Optional;

/** One answer under way. Confined to the session's strand. Mutable: the provider's id of it, and whether it is over. */
final class Answer {
    private final String number;
    private final ModelListener listener;
    private final AnswerSound sound = new AnswerSound();
    private Optional<String> response = Optional.empty();
    private boolean over;

    /** @param number among the session's, by which the provider's word of its beginning is known */
    Answer(String number, ModelListener listener) {
        this.number = number;
        this.listener = listener;
    }

    AnswerSound sound() {
        return sound;
    }

    String number() {
        return number;
    }

    Optional<String> response() {
        return response;
    }

    void isCalled(String id) {
        response = Optional.of(id);
    }

    boolean over() {
        return over;
    }

    void text(String piece) {
        sound.text(piece);
        if (!over) {
            listener.text(piece);
        }
    }

    void tool(JsonObject told) {
        if (!over) {
            String arguments = Told.text(told, "arguments");
            listener.tool(new ToolCall(
                    Told.text(told, "call_id"), Told.text(told, "name"), arguments.isEmpty() ? "{}" : arguments));
        }
    }

    void done(JsonObject usage) {
        sound.complete();
        if (!over) {
            over = true;
            listener.done(
                    new ModelListener.Usage(Told.count(usage, "input_tokens"), Told.count(usage, "output_tokens")));
        }
    }

    void failed(Failure failure) {
        sound.complete();
        if (!over) {
            over = true;
            listener.failed(failure);
        }
    }

    /** Nothing more is wanted; what sounds already may sound on. */
    void cancel() {
        over = true;
        sound.complete();
    }
}
