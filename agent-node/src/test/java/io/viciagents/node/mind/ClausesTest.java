package io.viciagents.node.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ClausesTest {
    @Test
    void theFirstClauseIsGivenAtItsCommaAndThenWholeSentences() {
        assertThat(spoken("Sure, I can help, with that. First, tell me your name. And, then, your city."))
                .containsExactly(
                        "Sure, I can help,", "with that.", "First, tell me your name.", "And, then, your city.");
    }

    @Test
    void aFirstClauseWithoutPunctuationIsCutAtAWordAfterTwentyCharacters() {
        assertThat(spoken("We are open from Monday to Friday from nine to five."))
                .containsExactly("We are open from Monday", "to Friday from nine to five.");
    }

    @Test
    void aShortSentenceIsGivenAtOnce() {
        assertThat(spoken("Yes. That is fine.")).containsExactly("Yes.", "That is fine.");
    }

    @Test
    void nothingIsCutInsideNumbersAndAbbreviations() {
        assertThat(spoken("Yes. Mr. Smith pays 3.5 percent at 10 a.m. on Monday. Fine."))
                .containsExactly("Yes.", "Mr. Smith pays 3.5 percent at 10 a.m. on Monday.", "Fine.");
    }

    @Test
    void markdownAndEmojiAreNotSpoken() {
        assertThat(
                        spoken(
                                "**Great** news! \uD83D\uDE00\n\n# Times\n- *Monday* at `nine`\n- [Tuesday](https://x.example/a)\n"))
                .containsExactly("Great news!", "Times", "Monday at nine", "Tuesday");
    }

    @Test
    void aNumberedListKeepsItsNumbers() {
        assertThat(spoken("We have two ways.\n1. Call us.\n2. Write to us.\n"))
                .containsExactly("We have two ways.", "1. Call us.", "2. Write to us.");
    }

    @Test
    void aSentenceWithoutEndIsCutBeforeItGetsTooLong() {
        List<String> spoken = spoken("Well. " + "word ".repeat(200));

        assertThat(spoken).allMatch(piece -> piece.length() <= 225).hasSizeBetween(5, 12);
    }

    @Test
    void whateverComesNoLetterIsLostAndNothingIsEmpty() {
        Random random = new Random(11);
        String alphabet = "ab. ,!?\n*_#`-1(]\uD83D\uDE00\u00e9";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(60); at > 0; at--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            List<String> spoken = spoken(text.toString());
            assertThat(spoken).noneMatch(String::isBlank);
            assertThat(letters(String.join("", spoken))).isEqualTo(letters(text.toString()));
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^ab\u00e9]", "");
    }

    /** Given character by character, as no model would. */
    private static List<String> spoken(String text) {
        Clauses clauses = new Clauses();
        List<String> spoken = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            clauses.add(text.substring(at, at + 1));
            for (Optional<String> next = clauses.next(); next.isPresent(); next = clauses.next()) {
                spoken.add(next.get());
            }
        }
        clauses.rest().ifPresent(spoken::add);
        return spoken;
    }
}
