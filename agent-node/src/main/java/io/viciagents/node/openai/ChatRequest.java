package io.viciagents.node.openai;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.model.ToolDeclaration;
import io.viciagents.node.provider.OpenaiCompatible;

/** Writes a request of chat completions, as OpenAI's API reference has it. */
final class ChatRequest {
    private ChatRequest() {}

    static JsonObject of(ModelRequest request, OpenaiCompatible provider) {
        JsonObject body = new JsonObject()
                .put("model", provider.model())
                .put("stream", true)
                .put("stream_options", new JsonObject().put("include_usage", true))
                .put("messages", messages(request))
                .put(longest(provider.longest()), request.mostTokens());
        provider.temperature().ifPresent(value -> body.put("temperature", value));
        if (!request.tools().isEmpty()) {
            JsonArray tools = new JsonArray();
            request.tools().forEach(tool -> tools.add(tool(tool)));
            body.put("tools", tools);
        }
        provider.parameters().forEach((name, json) -> body.put(name, Json.decodeValue(json)));
        return body;
    }

    private static String longest(OpenaiCompatible.Longest longest) {
        return switch (longest) {
            case MAX_TOKENS -> "max_tokens";
            case MAX_COMPLETION_TOKENS -> "max_completion_tokens";
        };
    }

    private static JsonArray messages(ModelRequest request) {
        JsonArray messages = new JsonArray().add(message("system", request.instructions()));
        for (ModelMessage message : request.messages()) {
            switch (message) {
                case ModelMessage.Caller(String text) -> messages.add(message("user", text));
                case ModelMessage.Agent(String text) -> messages.add(message("assistant", text));
                case ModelMessage.Note(String text) ->
                    messages.add(message("user", "[not said by the caller] " + text));
                case ModelMessage.Called(ToolCall call) -> called(messages, call);
                case ModelMessage.Answered(String id, String result) ->
                    messages.add(message("tool", result).put("tool_call_id", id));
            }
        }
        return messages;
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    /** Calls that the model made at once belong into one message; the protocol refuses them in two. */
    private static void called(JsonArray messages, ToolCall call) {
        JsonObject last = messages.getJsonObject(messages.size() - 1);
        boolean goesOn = last.getString("role").equals("assistant");
        JsonObject of = goesOn ? last : message("assistant", "");
        if (!goesOn) {
            messages.add(of);
        }
        if (!of.containsKey("tool_calls")) {
            of.put("tool_calls", new JsonArray());
        }
        of.getJsonArray("tool_calls")
                .add(new JsonObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .put(
                                "function",
                                new JsonObject().put("name", call.tool()).put("arguments", call.arguments())));
    }

    private static JsonObject tool(ToolDeclaration tool) {
        return new JsonObject()
                .put("type", "function")
                .put(
                        "function",
                        new JsonObject()
                                .put("name", tool.name())
                                .put("description", tool.description())
                                .put("parameters", new JsonObject(tool.parameters())));
    }
}
