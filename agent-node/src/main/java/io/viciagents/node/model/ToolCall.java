package io.viciagents.node.model;

/**
 * A model wants a tool to be used.
 *
 * @param id given by the model
 * @param tool its name
 * @param arguments a JSON object, as the model wrote it: to be checked
 */
public record ToolCall(String id, String tool, String arguments) {}
