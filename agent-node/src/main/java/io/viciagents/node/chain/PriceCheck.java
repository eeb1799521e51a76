package io.viciagents.node.chain;

import io.viciagents.node.profile.ProviderChain;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.provider.Deepgram;
import io.viciagents.node.provider.DeepgramFlux;
import io.viciagents.node.provider.Elevenlabs;
import io.viciagents.node.provider.OpenaiCompatible;
import io.viciagents.node.provider.OpenaiRealtime;
import io.viciagents.node.provider.Prices;
import io.viciagents.node.provider.Provider;
import io.viciagents.node.provider.Vosk;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a ceiling on cost can not count, for nobody has said what it costs. */
final class PriceCheck {
    private final Map<String, Provider> configured;

    PriceCheck(Map<String, Provider> configured) {
        this.configured = configured;
    }

    /** A sentence that says what to change; empty when all has its price, or costs nothing. */
    Optional<String> unpriced(ProviderChain chain) {
        Set<String> names = new LinkedHashSet<>();
        find(names, chain.recognisers(), Role.RECOGNISER);
        find(names, chain.synthesisers(), Role.SYNTHESISER);
        find(names, chain.models(), Role.MODEL);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "cost: what " + String.join(" and ", names) + " cost is not counted for the ceiling, for no price is"
                        + " known; unless it is free, write what your bill says under providers.NAME.prices in the node's"
                        + " configuration");
    }

    private void find(Set<String> names, List<String> chain, Role role) {
        chain.stream()
                .filter(name -> !priced(configured.get(name), role))
                .forEach(name -> names.add("the " + role.name().toLowerCase(Locale.ROOT) + " '" + name + "'"));
    }

    /** The embedded engines are no configured provider, and cost nothing, as does Vosk. */
    private static boolean priced(@Nullable Provider provider, Role role) {
        return switch (provider) {
            case null -> true;
            case Vosk vosk -> true;
            case OpenaiRealtime realtime -> !realtime.prices().equals(Prices.NOTHING);
            case Azure azure -> priced(azure.prices(), role);
            case Deepgram deepgram -> priced(deepgram.prices(), role);
            case DeepgramFlux flux -> priced(flux.prices(), role);
            case Elevenlabs eleven -> priced(eleven.prices(), role);
            case OpenaiCompatible model -> priced(model.prices(), role);
        };
    }

    private static boolean priced(Prices prices, Role role) {
        return switch (role) {
            case RECOGNISER -> prices.minute() > 0;
            case SYNTHESISER -> prices.thousandCharacters() > 0;
            case MODEL -> prices.millionTokensRead() > 0 || prices.millionTokensWritten() > 0;
        };
    }
}
