package io.viciagents.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClauseTest {
    @Test
    void aTextIsCutAtItsSentencesAndLateCommas() {
        assertThat(
                        texts(
                                "Hello, this is Anna. It is about your appointment on Monday, which we must move! Is $3.50 ok?"))
                .containsExactly(
                        "Hello, this is Anna.",
                        "It is about your appointment on Monday,",
                        "which we must move!",
                        "Is $3.50 ok?");
    }

    @Test
    void anAbbreviationDoesNotEndASentence() {
        assertThat(texts("Dr. Miller sees you. Yes. Now.")).containsExactly("Dr. Miller sees you.", "Yes.", "Now.");
    }

    @Test
    void aPauseFollowsASentenceAndAShorterOneAComma() {
        List<Clause> clauses = Clause.of("We are open on every weekday, I think. Call us");
        assertThat(clauses)
                .extracting(Clause::pause)
                .containsExactly(Duration.ofMillis(140), Duration.ofMillis(280), Duration.ZERO);
    }

    @Test
    void offsetsLeadBackIntoTheText() {
        String text = "  Caf\u00e9 \u201cCosta\u201d is open.   \ud83d\ude00  So\nare we.";
        for (Clause clause : Clause.of(text)) {
            assertThat(text.charAt(clause.offset())).isEqualTo(clause.text().charAt(0));
        }
        assertThat(texts(text)).containsExactly("Cafe  Costa  is open.", "So are we.");
        assertThat(Clause.of(text).getFirst().wordOffsets()).containsExactly(0, 6, 13, 16);
    }

    @Test
    void aLongTextWithoutPunctuationIsCutBetweenWords() {
        List<String> clauses = texts("word ".repeat(100));
        assertThat(clauses).hasSizeGreaterThan(2).allMatch(clause -> clause.length() <= 160);
        assertThat(String.join(" ", clauses)).isEqualTo("word ".repeat(100).strip());
    }

    @Test
    void whatCannotBeSpokenIsLeftOut() {
        assertThat(texts("... !!! \u0000 \u4f60\u597d -- ?")).isEmpty();
        assertThat(texts("")).isEmpty();
    }

    @Test
    void anyTextGivesPrintableClausesOfLimitedLength() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(400); length > 0; length--) {
                text.append((char) (random.nextInt(5) > 0 ? random.nextInt(128) : random.nextInt(65536)));
            }
            for (Clause clause : Clause.of(text.toString())) {
                assertThat(clause.text()).hasSizeLessThanOrEqualTo(160).matches("[ -~]+");
                assertThat(clause.offset()).isBetween(0, text.length() - 1);
            }
        }
    }

    private static List<String> texts(String text) {
        return Clause.of(text).stream().map(Clause::text).toList();
    }
}
