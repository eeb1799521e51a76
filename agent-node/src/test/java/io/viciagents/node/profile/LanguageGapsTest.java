package io.viciagents.node.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Direction;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Languages of which the product knows no words. */
final class LanguageGapsTest {
    @Test
    void whatDependsOnWordsThatAreNotKnownIsNamedWithTheLanguage() {
        assertThat(LanguageGaps.of("id-ID", SmallWords.NONE, Set.of(Direction.OUTBOUND)))
                .hasSize(2)
                .allSatisfy(gap -> assertThat(gap).startsWith("language: ").contains("id-ID"))
                .anySatisfy(gap -> assertThat(gap).contains("by beep and length only"));
    }

    @Test
    void noMachineTakesAnInboundCall() {
        assertThat(LanguageGaps.of("id-ID", SmallWords.NONE, Set.of(Direction.INBOUND)))
                .singleElement()
                .asString()
                .contains("break off a sentence");
    }

    @Test
    void inEnglishAndMalayNothingIsMissing() {
        assertThat(LanguageGaps.of("en-US", SmallWords.ENGLISH, Set.of(Direction.OUTBOUND)))
                .isEmpty();
        assertThat(LanguageGaps.of("ms-MY", SmallWords.MALAY, Set.of(Direction.OUTBOUND)))
                .isEmpty();
    }
}
