package io.viciagents.node.speech;

/**
 * What is to be spoken.
 *
 * @param call for the log and the bill; empty when it is spoken for no call in particular
 * @param text plain text, no markup
 * @param language such as en-US
 * @param voice the provider's name of the voice
 * @param sampleRate wanted: 8000 or 16000
 */
public record SynthesisRequest(String call, String text, String language, String voice, int sampleRate) {
    /** For no call in particular. */
    public SynthesisRequest(String text, String language, String voice, int sampleRate) {
        this("", text, language, voice, sampleRate);
    }

    /** The same text for whoever asks: what a cache remembers it by. */
    SynthesisRequest forAnyCall() {
        return new SynthesisRequest(text, language, voice, sampleRate);
    }
}
