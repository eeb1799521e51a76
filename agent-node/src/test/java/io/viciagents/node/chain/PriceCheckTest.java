package io.viciagents.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.profile.ProviderChain;
import io.viciagents.node.provider.OpenaiCompatible;
import io.viciagents.node.provider.Prices;
import io.viciagents.node.provider.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ceilings that would never be reached. */
final class PriceCheckTest {
    private static final ProviderChain CHAIN =
            new ProviderChain(List.of("embedded"), List.of("embedded"), List.of("mind"));

    @Test
    void aCeilingOverAProviderWithoutAPriceIsNamed() {
        assertThat(unpriced(CHAIN, Prices.NOTHING).orElse(""))
                .startsWith("cost: what the model 'mind' cost is not counted for the ceiling")
                .contains("providers.NAME.prices");
    }

    @Test
    void aPriceForSomethingElseIsNone() {
        assertThat(unpriced(CHAIN, new Prices(1, 1, 0, 0))).isPresent();
    }

    @Test
    void withAPriceNothingIsSaid() {
        assertThat(unpriced(CHAIN, new Prices(0, 0, 0, 4))).isEmpty();
    }

    @Test
    void theEnginesOfTheNodeNeedNone() {
        assertThat(unpriced(ProviderChain.OF_THE_NODE, Prices.NOTHING)).isEmpty();
    }

    private static Optional<String> unpriced(ProviderChain chain, Prices prices) {
        Provider model = new OpenaiCompatible(
                URI.create("http://127.0.0.1:1/v1"),
                Optional.empty(),
                OpenaiCompatible.KeyIn.BEARER,
                "a-model",
                Optional.empty(),
                OpenaiCompatible.Longest.MAX_TOKENS,
                Map.of(),
                Map.of(),
                Guarded.LIMITS,
                prices);
        return new PriceCheck(Map.of("mind", model)).unpriced(chain);
    }
}
