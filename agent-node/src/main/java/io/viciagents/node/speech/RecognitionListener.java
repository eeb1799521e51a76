package io.viciagents.node.speech;

import io.viciagents.node.provider.Failure;

/** What a recogniser tells a conversation, on any thread. Words are lower case without punctuation unless it knows better. */
public interface RecognitionListener {
    /** Words so far of the running utterance; they replace what was told before and may still change. */
    void interim(String words);

    /** The words of the utterance that has ended; empty when nothing was understood. */
    void result(String words);

    /**
     * What the provider itself thinks of the caller's turn; told only by those that watch turns, after the words it is about.
     * Such a judgement replaces the timers of our own endpointing, which stay as the cap.
     */
    default void turn(Turn now) {
        // Whoever does not listen goes by its own endpointing.
    }

    /** The stream is of no more use; nothing follows. */
    void failed(Failure failure);

    /** How a turn stands. */
    enum Turn {
        /** It may be over: an answer may be thought of, and must not be heard yet. */
        PERHAPS_OVER,
        /** It goes on after all. */
        RESUMED,
        /** It is over, and its {@link #result} has been told. */
        OVER
    }
}
