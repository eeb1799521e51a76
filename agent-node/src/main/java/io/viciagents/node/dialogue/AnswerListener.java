package io.viciagents.node.dialogue;

/** Is told an answer as it is made, on the call's loop. Ends with {@link #done} or {@link #failed}. */
public interface AnswerListener {
    /** The next piece. */
    void part(AnswerPart part);

    /** All has been told. */
    void done();

    /**
     * Nothing more will come, and what came is not the whole.
     *
     * @param reason a sentence without the caller's words
     */
    void failed(String reason);
}
