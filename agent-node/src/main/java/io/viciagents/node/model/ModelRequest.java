package io.viciagents.node.model;

import java.util.List;

/**
 * What a model is to go on from.
 *
 * @param call for the log
 * @param instructions who the agent is and what it may do; never a caller's or a lead's words
 * @param messages the conversation so far, oldest first
 * @param tools what the model may call
 * @param mostTokens the longest answer
 */
public record ModelRequest(
        String call, String instructions, List<ModelMessage> messages, List<ToolDeclaration> tools, int mostTokens) {
    /** Keeps what was given. */
    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}
