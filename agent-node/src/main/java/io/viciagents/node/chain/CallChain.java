package io.viciagents.node.chain;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.Synthesiser;
import java.util.Optional;

/**
 * The providers of one call, each the first of its chain that works.
 *
 * @param recogniser of this call
 * @param synthesiser of this call; it ignores the voice it is asked for and speaks with the chain's
 * @param model of this call; empty when the profile names none
 */
public record CallChain(Recogniser recogniser, Synthesiser synthesiser, Optional<LanguageModel> model) {}
