package io.viciagents.node.chain;

import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.network.Network;
import io.viciagents.node.openai.ChatModel;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.OpenaiCompatible;
import io.viciagents.node.provider.Provider;

/** The one place where providers are built from their configuration, and put behind their gates. */
final class Workshop {
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
            case OpenaiCompatible model -> Offer.ofModel(guarded(name, model, new ChatModel(name, model, network)));
        };
    }

    private LanguageModel guarded(String name, Provider provider, LanguageModel model) {
        return new GuardedModel(model, gate(name, provider, Role.MODEL), bills, network::strand);
    }

    private Gate gate(String name, Provider provider, Role role) {
        return new Gate(name, provider.limits(), provider.prices(), new ProviderMeters(registry, name, role));
    }
}
