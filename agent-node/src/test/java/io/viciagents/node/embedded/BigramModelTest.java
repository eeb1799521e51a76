package io.viciagents.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BigramModelTest {
    private static final List<String> WORDS =
            List.of("call", "me", "back", "later", "do", "not", "yes", "please", "um");
    private final BigramModel model = new BigramModel(
            List.of(
                    List.of("call", "me", "back"),
                    List.of("call", "me", "later"),
                    List.of("do", "not", "call", "me"),
                    List.of("yes"),
                    List.of("yes", "please")),
            List.of("please", "um"));

    @Test
    void whatMayFollowAnyWordSumsUpToOne() {
        for (String before :
                Stream.concat(Stream.of(BigramModel.BEGIN), WORDS.stream()).toList()) {
            double sum = Stream.concat(Stream.of(BigramModel.END), WORDS.stream())
                    .mapToDouble(word -> model.probability(before, word))
                    .sum();
            assertThat(sum).as("behind " + before).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theWordsAloneSumUpToOne() {
        double sum = Stream.concat(Stream.of(BigramModel.END), WORDS.stream())
                .mapToDouble(model::probability)
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void aPhraseIsLikelierThanAMixture() {
        assertThat(model.probability("me", "back")).isGreaterThan(5 * model.probability("me", "please"));
        assertThat(model.probability("me", "please")).isPositive();
    }

    @Test
    void whereEveryWordWasSeenNothingIsTakenOff() {
        BigramModel small = new BigramModel(List.of(List.of("yes"), List.of("yes", "yes")), List.of());
        assertThat(small.probability("yes", "yes") + small.probability("yes", BigramModel.END))
                .isCloseTo(1, within(1e-9));
        assertThat(small.arpa()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void twoPhrasesGiveThisArpaText() {
        assertThat(new BigramModel(List.of(List.of("yes"), List.of("no", "thanks")), List.of()).arpa())
                .isEqualTo("""
                        \\data\\
                        ngram 1=5
                        ngram 2=5

                        \\1-grams:
                        -99.000000	<s>	-0.556303
                        -0.397940	</s>	0.000000
                        -0.698970	no	-0.681241
                        -0.698970	thanks	-0.556303
                        -0.698970	yes	-0.556303

                        \\2-grams:
                        -0.380211	<s> no
                        -0.380211	<s> yes
                        -0.079181	no thanks
                        -0.079181	thanks </s>
                        -0.079181	yes </s>

                        \\end\\
                        """);
    }
}
