package io.viciagents.node.chain;

import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.node.azure.AzureRecogniser;
import io.viciagents.node.azure.AzureSynthesiser;
import io.viciagents.node.deepgram.DeepgramRecogniser;
import io.viciagents.node.elevenlabs.ElevenlabsSynthesiser;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.network.Network;
import io.viciagents.node.openai.ChatModel;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Deepgram;
import io.viciagents.node.provider.DeepgramFlux;
import io.viciagents.node.provider.Elevenlabs;
import io.viciagents.node.provider.OpenaiCompatible;
import io.viciagents.node.provider.OpenaiRealtime;
import io.viciagents.node.provider.Provider;
import io.viciagents.node.provider.Vosk;
import io.viciagents.node.realtime.Realtime;
import io.viciagents.node.speech.PromptCache;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.vosk.VoskRecogniser;
import java.util.Optional;

/** The one place where providers are built from their configuration, and put behind their gates. */
final class Workshop {
    /** Each provider's prompts: an hour of them. */
    private static final long CACHED_BYTES = 64L << 20;

    private final Network network;
    private final Bills bills;
    private final MeterRegistry registry;

    Workshop(Network network, Bills bills, MeterRegistry registry) {
        this.network = network;
        this.bills = bills;
        this.registry = registry;
    }

    Offer build(String name, Provider provider) {
        return switch (provider) {
            case Azure azure ->
                speech(
                        Optional.of(ear(name, azure, new AzureRecogniser(name, azure))),
                        Optional.of(voice(name, azure, new AzureSynthesiser(name, azure))));
            case Deepgram deepgram ->
                speech(
                        Optional.of(ear(name, deepgram, DeepgramRecogniser.of(name, deepgram, network))),
                        Optional.empty());
            case DeepgramFlux flux ->
                speech(Optional.of(ear(name, flux, DeepgramRecogniser.of(name, flux, network))), Optional.empty());
            case Vosk vosk -> speech(Optional.of(ear(name, vosk, VoskRecogniser.load(name, vosk))), Optional.empty());
            case Elevenlabs eleven ->
                speech(
                        Optional.empty(),
                        Optional.of(voice(name, eleven, new ElevenlabsSynthesiser(name, eleven, network))));
            case OpenaiRealtime realtime -> speechToSpeech(name, realtime, new Realtime(name, realtime, network));
            case OpenaiCompatible model -> Offer.ofModel(mind(name, model, new ChatModel(name, model, network)));
        };
    }

    private Offer speechToSpeech(String name, OpenaiRealtime provider, Realtime realtime) {
        return new Offer(
                Optional.of(ear(name, provider, realtime.ear())),
                Optional.of(new OwnWords(realtime.voice())),
                Optional.of(mind(name, provider, realtime.mind())));
    }

    private static Offer speech(Optional<Recogniser> recogniser, Optional<Synthesiser> synthesiser) {
        return new Offer(recogniser, synthesiser, Optional.empty());
    }

    private Recogniser ear(String name, Provider provider, Recogniser recogniser) {
        return new GuardedRecogniser(recogniser, gate(name, provider, Role.RECOGNISER), bills);
    }

    /** What was said before is said again without asking anybody, even while the provider is down. */
    private Synthesiser voice(String name, Provider provider, Synthesiser synthesiser) {
        return new PromptCache(
                name,
                new GuardedSynthesiser(synthesiser, gate(name, provider, Role.SYNTHESISER), bills, network::strand),
                CACHED_BYTES);
    }

    private LanguageModel mind(String name, Provider provider, LanguageModel model) {
        return new GuardedModel(model, gate(name, provider, Role.MODEL), bills, network::strand);
    }

    private Gate gate(String name, Provider provider, Role role) {
        return new Gate(name, provider.limits(), provider.prices(), new ProviderMeters(registry, name, role));
    }
}
