package io.viciagents.node.model;

import io.viciagents.node.provider.Failure;

/** Is told a model's answer as it is made, on any thread, in order. Ends with {@link #done} or {@link #failed}. */
public interface ModelListener {
    /** The next piece of text, of any length. */
    void text(String piece);

    /** The model has begun to write a call of this tool, which takes a while. */
    default void toolBegun(String tool) {
        // Whoever does not listen is told of the complete call.
    }

    /** A tool is to be used; told when the call is complete. */
    void tool(ToolCall call);

    /** The answer is complete. */
    void done(Usage usage);

    /** Nothing more will come, and what came is not the whole. */
    void failed(Failure failure);

    /**
     * What an answer cost.
     *
     * @param promptTokens read
     * @param answerTokens written
     */
    record Usage(int promptTokens, int answerTokens) {}
}
