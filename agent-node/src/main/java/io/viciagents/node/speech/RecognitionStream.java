package io.viciagents.node.speech;

/**
 * One call's ear. Called from the call's loop only; never blocks.
 *
 * <p>It is given every frame of the call, silence too, and besides is told when our own voice activity detector hears
 * speech begin and when our endpointing says that the turn is over. A recogniser that segments by itself may ignore both.
 */
public interface RecognitionStream extends AutoCloseable {
    /**
     * The next 20 ms.
     *
     * @param samples 16-bit linear; the stream copies what it keeps
     */
    void frame(short[] samples);

    /** The caller began to speak some 60 ms ago: a recogniser that works by utterance starts one, with some pre-roll. */
    void speechStarted();

    /** The turn is over by our own endpointing: a final result is wanted now. */
    void speechEnded();

    /** Harmless when repeated. Nothing is told to the listener afterwards. */
    @Override
    void close();
}
