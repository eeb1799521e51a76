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
}
