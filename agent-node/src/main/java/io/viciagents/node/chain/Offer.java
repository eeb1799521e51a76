package io.viciagents.node.chain;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.Synthesiser;
import java.util.Optional;

/**
 * What one provider can do, behind its gates.
 *
 * @param recogniser if it listens
 * @param synthesiser if it speaks
 * @param model if it thinks
 */
record Offer(Optional<Recogniser> recogniser, Optional<Synthesiser> synthesiser, Optional<LanguageModel> model) {
    static Offer ofModel(LanguageModel model) {
        return new Offer(Optional.empty(), Optional.empty(), Optional.of(model));
    }

    static Offer ofSpeech(Recogniser recogniser, Synthesiser synthesiser) {
        return new Offer(Optional.of(recogniser), Optional.of(synthesiser), Optional.empty());
    }
}
