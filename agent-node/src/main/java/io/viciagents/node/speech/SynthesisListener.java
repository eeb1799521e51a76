package io.viciagents.node.speech;

import io.viciagents.node.provider.Failure;
import java.time.Duration;

/** What a synthesiser tells a conversation, in order, on any thread. Ends with {@link #done} or {@link #failed}. */
public interface SynthesisListener {
    /**
     * The next piece of the voice, of any length.
     *
     * @param samples 16-bit linear at the rate that was asked for; the array is the listener's from now on
     */
    void audio(short[] samples);

    /**
     * A word begins: what a listener needs to know which words were heard. Not every synthesiser tells.
     *
     * @param textOffset where the word begins in the text
     * @param at since the beginning of the audio
     */
    void word(int textOffset, Duration at);

    /** All has been told. */
    void done();

    /** Nothing more will come. */
    void failed(Failure failure);
}
