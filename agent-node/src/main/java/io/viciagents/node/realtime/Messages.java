package io.viciagents.node.realtime;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.model.ToolDeclaration;
import io.viciagents.node.provider.OpenaiRealtime;
import java.util.List;
import java.util.Optional;

/** Writes what a client sends, as OpenAI's reference of client events has it. */
final class Messages {
    private static final JsonObject MULAW = new JsonObject().put("type", "audio/pcmu");

    private Messages() {}

    /** µ-law both ways, and turns are judged by us. */
    static JsonObject session(OpenaiRealtime provider, String language) {
        String voice = provider.voices().getOrDefault(language, "marin");
        String spoken = language.substring(0, Math.min(2, language.length()));
        JsonObject input = new JsonObject()
                .put("format", MULAW)
                .putNull("turn_detection")
                .put(
                        "transcription",
                        new JsonObject().put("model", provider.transcription()).put("language", spoken));
        JsonObject output = new JsonObject().put("format", MULAW).put("voice", voice);
        return new JsonObject()
                .put("type", "session.update")
                .put(
                        "session",
                        new JsonObject()
                                .put("type", "realtime")
                                .put("output_modalities", new JsonArray().add("audio"))
                                .put(
                                        "audio",
                                        new JsonObject().put("input", input).put("output", output)));
    }

    /**
     * An answer beside the provider's own book of the conversation: our memory knows what was really heard, and is sent whole.
     *
     * @param heard the caller's last words as sound, if the provider has them
     */
    static JsonObject answer(ModelRequest request, Optional<String> heard, String id) {
        JsonObject response = new JsonObject()
                .put("conversation", "none")
                .put("metadata", new JsonObject().put("answer", id))
                .put("instructions", request.instructions())
                .put("output_modalities", new JsonArray().add("audio"))
                .put("max_output_tokens", Math.min(4096, request.mostTokens() * 6))
                .put("input", input(request.messages(), heard));
        if (!request.tools().isEmpty()) {
            JsonArray tools = new JsonArray();
            request.tools().forEach(tool -> tools.add(tool(tool)));
            response.put("tools", tools);
        }
        return new JsonObject().put("type", "response.create").put("response", response);
    }

    private static JsonArray input(List<ModelMessage> messages, Optional<String> heard) {
        JsonArray items = new JsonArray();
        messages.forEach(message -> items.add(item(message)));
        boolean answersTheCaller = !messages.isEmpty() && messages.getLast() instanceof ModelMessage.Caller;
        heard.filter(_ -> answersTheCaller)
                .ifPresent(id -> items.set(
                        items.size() - 1,
                        new JsonObject().put("type", "item_reference").put("id", id)));
        return items;
    }

    private static JsonObject item(ModelMessage message) {
        return switch (message) {
            case ModelMessage.Caller(String text) -> said("user", "input_text", text);
            case ModelMessage.Agent(String text) -> said("assistant", "output_text", text);
            case ModelMessage.Note(String text) -> said("user", "input_text", "[not said by the caller] " + text);
            case ModelMessage.Called(ToolCall call) ->
                new JsonObject()
                        .put("type", "function_call")
                        .put("call_id", call.id())
                        .put("name", call.tool())
                        .put("arguments", call.arguments());
            case ModelMessage.Answered(String id, String result) ->
                new JsonObject()
                        .put("type", "function_call_output")
                        .put("call_id", id)
                        .put("output", result);
        };
    }

    private static JsonObject said(String role, String type, String text) {
        return new JsonObject()
                .put("type", "message")
                .put("role", role)
                .put(
                        "content",
                        new JsonArray().add(new JsonObject().put("type", type).put("text", text)));
    }

    private static JsonObject tool(ToolDeclaration tool) {
        return new JsonObject()
                .put("type", "function")
                .put("name", tool.name())
                .put("description", tool.description())
                .put("parameters", new JsonObject(tool.parameters()));
    }
}
