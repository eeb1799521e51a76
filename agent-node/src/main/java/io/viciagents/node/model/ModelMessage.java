package io.viciagents.node.model;

/** One step of a conversation, as a model is told it. */
public sealed interface ModelMessage {
    /** The caller said, or pressed keys. */
    record Caller(String text) implements ModelMessage {}

    /** The agent said, and this is what the caller heard of it. */
    record Agent(String text) implements ModelMessage {}

    /** Something happened that is nobody's words: silence, a failed action, data about the lead marked as data. */
    record Note(String text) implements ModelMessage {}

    /** The model called a tool. */
    record Called(ToolCall call) implements ModelMessage {}

    /**
     * What the tool answered.
     *
     * @param id of the call
     * @param result as JSON or a sentence
     */
    record Answered(String id, String result) implements ModelMessage {}
}
