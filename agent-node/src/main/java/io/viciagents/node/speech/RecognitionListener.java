package io.viciagents.node.speech;

/** What a recogniser tells a conversation, on any thread. Words are lower case without punctuation unless it knows better. */
public interface RecognitionListener {
    /** Words so far of the running utterance; they replace what was told before and may still change. */
    void interim(String words);

    /** The words of the utterance that has ended; empty when nothing was understood. */
    void result(String words);

    /** What the recogniser itself thinks of the caller's turn; one that does not tell leaves it to our own endpointing. */
    default void turn(TurnSign sign) {
        // Most recognisers know nothing of turns.
    }

    /**
     * The stream is of no more use; nothing follows.
     *
     * @param reason a sentence without the caller's words
     */
    void failed(String reason);
}
