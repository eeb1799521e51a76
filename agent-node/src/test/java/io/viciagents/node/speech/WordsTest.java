package io.viciagents.node.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void punctuationAndCapitalsGoButApostrophesInsideAWordStay() {
        assertThat(Words.of("  I\u2019d like 'that', Dr. O'Neill\u2014today! "))
                .containsExactly("i'd", "like", "that", "dr", "o'neill", "today");
    }

    @Test
    void thereAreNoWordsInPunctuation() {
        assertThat(Words.of(" ' -- ... ")).isEmpty();
    }

    @Test
    void aPhraseStandsInATextWhateverItsPunctuation() {
        assertThat(Words.holds("Look, I'm busy, please take me off your list.", "take me off your list"))
                .isTrue();
        assertThat(Words.holds("Take my offer, your list.", "take me off your list"))
                .isFalse();
    }

    @Test
    void theSameWordsAreTheSameWhateverTheirPunctuation() {
        assertThat(Words.areSame("Yes.", "yes")).isTrue();
        assertThat(Words.areSame("Yes, please.", "yes")).isFalse();
    }
}
