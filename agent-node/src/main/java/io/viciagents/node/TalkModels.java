package io.viciagents.node;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.node.chain.Providers;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.embedded.SpeechEngineMissingException;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.provider.Bills;
import io.viciagents.service.life.CannotStart;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The real language models for a conversation in the terminal, by the node's configuration. They are open until the process
 * ends.
 *
 * @param configuration asked only for a profile that names a model
 */
record TalkModels(Supplier<AgentNodeConfiguration> configuration)
        implements Function<Profile, Optional<LanguageModel>> {
    @Override
    public Optional<LanguageModel> apply(Profile profile) {
        if (profile.providers().models().isEmpty()) {
            return Optional.empty();
        }
        AgentNodeConfiguration given = configuration.get();
        try {
            EmbeddedSpeech speech = EmbeddedSpeech.load(given.embedded());
            Providers providers = Providers.open(given.providers(), speech, new SimpleMeterRegistry(), new Bills());
            return providers.model(profile.providers());
        } catch (SpeechEngineMissingException | IllegalStateException refused) {
            throw new CannotStart("providers: " + refused.getMessage(), refused);
        }
    }
}
