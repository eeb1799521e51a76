package io.viciagents.node.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseMatcherTest {
    private final PhraseMatcher matcher = new PhraseMatcher(List.of(
            "Yes!",
            "no",
            "no thank you",
            "make an appointment",
            "cancel my appointment",
            "where are you",
            "when are you open",
            "in the morning",
            "speak to a human",
            "thank you",
            "take me off your list"));

    @ParameterizedTest
    @CsvSource({
        "yes, Yes!",
        "'YES.', Yes!",
        "no thank you, no thank you",
        "take me off the list, take me off your list",
        "make appointment, make an appointment",
        "speak to human, speak to a human",
        "cancel the appointment, cancel my appointment"
    })
    void theNearestPhraseIsFoundWhereAWordIsMissingOrWrong(String said, String phrase) {
        assertThat(found(said)).contains(phrase);
    }

    @ParameterizedTest
    @CsvSource({
        "yes please i would like that, Yes!",
        "um yes, Yes!",
        "oh well no, no",
        "hello i would like to make an appointment please, make an appointment",
        "thank you so very very very much in the morning please, ''",
        "no thank you that is very good, no thank you",
    })
    void aPhraseAmongCourtesiesIsFound(String said, String phrase) {
        assertThat(found(said).orElse("")).isEqualTo(phrase);
    }

    @Test
    void theLongestPhraseAmongCourtesiesIsFound() {
        assertThat(found("well um no thank you i really would")).contains("no thank you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "...",
                "yes we have no bananas",
                "yes no",
                "i don't no",
                "yes the but that",
                "no is all in",
                "i would like that",
                "make an",
                "in the",
                "banana",
                "where are thank you the",
                "you are the open no where",
                "my dog ate the cushion on the sofa",
                "did you see the film about the morning after",
                "the appointment of a new minister was in the news",
                "when the yes vote won nobody knew where to go"
            })
    void unrelatedSentencesAreNoMatch(String said) {
        assertThat(found(said)).isEmpty();
    }

    @Test
    void aPhraseOfCourtesiesOnlyMustBeSaidAsItIs() {
        assertThat(found("thank you")).contains("thank you");
        assertThat(found("well thank you i would like that")).isEmpty();
    }

    @Test
    void anExactPhraseHasNoDistance() {
        assertThat(matcher.match("where are you")).contains(new PhraseMatcher.Match("where are you", 0));
    }

    @Test
    void withoutPhrasesNothingMatches() {
        assertThat(new PhraseMatcher(List.of("", "?")).match("yes")).isEmpty();
    }

    private Optional<String> found(String said) {
        return matcher.match(said).map(PhraseMatcher.Match::phrase);
    }
}
