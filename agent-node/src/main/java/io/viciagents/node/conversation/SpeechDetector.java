package io.viciagents.node.conversation;

/** Tells speech from silence, frame by frame, for one caller. */
public interface SpeechDetector {
    /**
     * The next 20 ms.
     *
     * @param samples 16-bit linear; only valid during the call
     */
    Verdict hear(short[] samples);

    /** What a frame holds. No memory is wanted in it: the conversation waits by itself. */
    enum Verdict {
        /** A voice. */
        SPEECH,
        /** None. */
        SILENCE
    }
}
