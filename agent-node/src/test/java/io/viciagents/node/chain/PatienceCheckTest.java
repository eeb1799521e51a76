package io.viciagents.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.profile.ProviderChain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models that may take longer than callers wait. */
final class PatienceCheckTest {
    private static final ProviderChain CHAIN =
            new ProviderChain(List.of("embedded"), List.of("embedded"), List.of("mind", "missing"));

    private final Guarded guarded = new Guarded();

    @Test
    void aModelThatIsGivenUpBeforeItsOwnLimitIsNamedWithWhatToChange() {
        assertThat(slowerThan(Duration.ofSeconds(2)))
                .singleElement()
                .asString()
                .startsWith("longest-wait: the model 'mind' may take 4000 ms")
                .contains("after 2000", "providers.mind.limits.firstUseful");
    }

    @Test
    void ofOneThatHasTheTimeThatItMayTakeNothingIsSaid() {
        assertThat(slowerThan(Duration.ofSeconds(4))).isEmpty();
    }

    private List<String> slowerThan(Duration forAWord) {
        Offer offer = Offer.ofModel(guarded.model("mind", new FakeMind()));
        return new PatienceCheck(Map.of("mind", offer)).slowerThan(CHAIN, forAWord);
    }
}
