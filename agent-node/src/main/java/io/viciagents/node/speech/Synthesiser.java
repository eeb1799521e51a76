package io.viciagents.node.speech;

import java.time.Duration;

/** Turns text into a voice. Implementations are shared by all calls of a node and may be used from any thread. */
public interface Synthesiser {
    /**
     * Starts to speak. Returns at once.
     *
     * @param listener is called on any thread, in order: hop to the call's loop first
     */
    Synthesis speak(SynthesisRequest request, SynthesisListener listener);

    /**
     * A call is about to come that will want this voice: connections may be opened now, so that nothing waits for them later.
     * Harmless when none comes.
     */
    default void expect(String language, String voice, int sampleRate) {
        // An engine on this machine has nothing to open.
    }

    /** How long the first sound may take; whoever has waited that long waits in vain. */
    default Duration patience() {
        return Duration.ofSeconds(3);
    }

    /** A synthesis under way. */
    interface Synthesis {
        /** Nothing more is wanted. Harmless when repeated or late; what is on its way may still be told. */
        void cancel();

        /** No sound came in time: nothing more is wanted, and whoever should have spoken has failed. */
        default void tooLate() {
            cancel();
        }
    }
}
