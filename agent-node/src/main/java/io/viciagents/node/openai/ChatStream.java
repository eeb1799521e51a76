package io.viciagents.node.openai;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelListener.Usage;
import io.viciagents.node.network.Told;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;

/**
 * Reads the stream of one answer and tells it. It is over with {@code [DONE]} or the end of the connection, and complete only
 * if a finish_reason was seen. Confined to one thread. Mutable: what of the answer has come.
 */
final class ChatStream {
    private static final String DONE = "[DONE]";
    private static final int CHARACTERS_A_TOKEN = 4;

    private final Refusals refusals;
    private final ModelListener listener;
    private final int askedCharacters;
    private final EventStreamReader reader = new EventStreamReader(this::event);
    private final ToolFragments tools = new ToolFragments();
    private String finishReason = "";
    private Usage usage = new Usage(0, 0);
    private int written;
    private boolean over;

    /**
     * A stream from which nothing has come.
     *
     * @param askedCharacters from which the tokens are estimated when nobody tells them
     */
    ChatStream(Refusals refusals, ModelListener listener, int askedCharacters) {
        this.refusals = refusals;
        this.listener = listener;
        this.askedCharacters = askedCharacters;
    }

    void read(Buffer bytes) {
        try {
            reader.read(bytes);
        } catch (RuntimeException malformed) {
            // A stranger's event can be odd in more ways than a list would hold.
            fail(refusals.failure(Kind.MALFORMED, "sent what cannot be read: " + reason(malformed)));
        }
    }

    /** A sentence of ours stays; of what others wrote only its kind is told. */
    private static String reason(RuntimeException malformed) {
        return malformed instanceof IllegalArgumentException
                ? String.valueOf(malformed.getMessage())
                : "an event that is no such JSON";
    }

    boolean over() {
        return over;
    }

    /** Whether the answer itself is complete, and only the counting of its tokens may follow. */
    boolean finished() {
        return !finishReason.isEmpty();
    }

    private void event(String data) {
        if (over) {
            return;
        }
        if (data.equals(DONE)) {
            end(Kind.UNFINISHED, "ended");
            return;
        }
        JsonObject event = new JsonObject(data);
        if (event.getValue("error") instanceof JsonObject error) {
            fail(refusals.ofError(error));
            return;
        }
        if (event.getValue("usage") instanceof JsonObject told) {
            usage = new Usage(Told.count(told, "prompt_tokens"), Told.count(told, "completion_tokens"));
        }
        JsonArray choices = event.getJsonArray("choices");
        if (choices != null && !choices.isEmpty()) {
            choice(choices.getJsonObject(0));
        }
    }

    private void choice(JsonObject choice) {
        if (choice.getValue("delta") instanceof JsonObject delta) {
            String text = Told.text(delta, "content");
            if (!text.isEmpty()) {
                written += text.length();
                listener.text(text);
            }
            if (delta.getValue("tool_calls") instanceof JsonArray fragments) {
                fragments.forEach(fragment -> fragment((JsonObject) fragment));
            }
        }
        String reason = Told.text(choice, "finish_reason");
        if (!reason.isEmpty() && !over) {
            finishReason = reason;
        }
    }

    private void fragment(JsonObject fragment) {
        JsonObject function = Told.object(fragment, "function");
        String name = Told.text(function, "name");
        String arguments = Told.text(function, "arguments");
        written += arguments.length();
        if (tools.add(Told.count(fragment, "index"), Told.text(fragment, "id"), name, arguments)) {
            listener.toolBegun(name);
        }
    }

    /**
     * No more will come.
     *
     * @param kind of the failure that it is, should the answer not be complete
     * @param how what was seen
     */
    void end(Kind kind, String how) {
        if (over) {
            return;
        }
        switch (finishReason) {
            case "" -> fail(refusals.failure(kind, how + " without finish_reason"));
            case "content_filter" ->
                fail(refusals.failure(Kind.REQUEST, "cut its own answer by its content filter (content_filter)"));
            case "error" -> fail(refusals.failure(Kind.SERVER, "failed in the midst of its answer"));
            default -> {
                over = true;
                tools.complete().forEach(listener::tool);
                listener.done(counted());
            }
        }
    }

    private Usage counted() {
        return usage.promptTokens() + usage.answerTokens() > 0
                ? usage
                : new Usage(askedCharacters / CHARACTERS_A_TOKEN + 1, written / CHARACTERS_A_TOKEN + 1);
    }

    void fail(Failure failure) {
        if (!over) {
            over = true;
            listener.failed(failure);
        }
    }

    /** Nobody wants more of it. */
    void abandon() {
        over = true;
    }
}
