package io.viciagents.node.chain;

import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;

/**
 * The voice of a provider that speaks only what it thought of itself, which the chain has to know: everything else, such as a
 * greeting, a disclosure or a goodbye, is spoken by the voices behind it. Its limits and its bill are those of its model: there
 * is no gate of its own. Any thread.
 *
 * @param own speaks its own words, and refuses others at once
 */
record OwnWords(Synthesiser own) implements Synthesiser {
    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        return own.speak(request, listener);
    }
}
