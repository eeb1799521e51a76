package io.viciagents.node.model;

import java.time.Duration;

/** Goes on with a conversation in text. Implementations are shared by all calls of a node; any thread. */
public interface LanguageModel {
    /**
     * Asks for the next answer. Returns at once; a failure is told to the listener.
     *
     * @param listener is called on any thread, in order: hop to the call's loop first
     */
    Generation generate(ModelRequest request, ModelListener listener);

    /** How long its first useful token may take. */
    default Duration patience() {
        return Duration.ofSeconds(4);
    }

    /** A call is about to come: connections may be opened now, so that nothing waits for them later. */
    default void expect() {
        // A model on this machine has nothing to open.
    }

    /** An answer under way. */
    interface Generation {
        /** Nothing more is wanted: the stream is closed, so that nothing more is paid for. Harmless when repeated or late. */
        void cancel();

        /** Nothing was told in time: nothing more is wanted, and the model has failed. Else as {@link #cancel}. */
        default void tooLate() {
            cancel();
        }
    }
}
