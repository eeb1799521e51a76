package io.viciagents.node.model;

/**
 * A tool that a model may call.
 *
 * @param name of letters, digits and _
 * @param description when to use it, for the model
 * @param parameters a JSON schema of an object
 */
public record ToolDeclaration(String name, String description, String parameters) {}
