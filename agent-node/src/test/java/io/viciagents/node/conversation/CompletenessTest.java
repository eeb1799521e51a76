package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.AnswerPart.Digits;
import io.viciagents.node.dialogue.AnswerPart.Listen;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.Dangling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CompletenessTest {
    private static final Understanding UNDERSTANDING = new PhraseUnderstanding();
    private static final Listen ANSWERS = new Listen(List.of("book an appointment", "tuesday"), Optional.empty());

    @Test
    void anExpectedAnswerIsComplete() {
        assertThat(of("book an appointment", ANSWERS)).isEqualTo(Completeness.COMPLETE);
        assertThat(of("a human please", ANSWERS)).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void anExpectedAnswerAtTheEndOfALongerSentenceIsComplete() {
        assertThat(of("well you know i said book an appointment", ANSWERS)).isEqualTo(Completeness.COMPLETE);
        assertThat(of("not sure about tuesday and bananas", ANSWERS)).isEqualTo(Completeness.NEUTRAL);
    }

    @Test
    void aFullStopIsComplete() {
        assertThat(of("That depends on the weather.", ANSWERS)).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aDanglingWordTrails() {
        assertThat(of("i would like to", ANSWERS)).isEqualTo(Completeness.TRAILING);
        assertThat(of("my number is", ANSWERS)).isEqualTo(Completeness.TRAILING);
        assertThat(of("tuesday and", ANSWERS)).isEqualTo(Completeness.TRAILING);
    }

    @Test
    void aDanglingWordTrailsInMalay() {
        assertThat(inMalay("saya nak buat temu janji untuk")).isEqualTo(Completeness.TRAILING);
        assertThat(inMalay("Hari Selasa dan.")).isEqualTo(Completeness.TRAILING);
        assertThat(inMalay("hari selasa pagi")).isEqualTo(Completeness.NEUTRAL);
        assertThat(of("this is dan", ANSWERS)).as("a name in English").isEqualTo(Completeness.NEUTRAL);
    }

    private static Completeness inMalay(String words) {
        return Completeness.of(words, ANSWERS, List.of(), Dangling.MALAY, UNDERSTANDING);
    }

    @Test
    void aFullStopBehindADanglingWordMeansNothing() {
        assertThat(of("I would like to.", ANSWERS)).isEqualTo(Completeness.TRAILING);
        assertThat(of("Tuesday, and.", ANSWERS)).isEqualTo(Completeness.TRAILING);
        assertThat(of("That is what I need.", ANSWERS)).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void anExpectedAnswerIsKnownWithItsFullStop() {
        assertThat(of("Well, I said: book an appointment", ANSWERS)).isEqualTo(Completeness.COMPLETE);
        assertThat(of("Tuesday", ANSWERS)).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void anOpenNumberTrails() {
        Listen number = new Listen(List.of(), Optional.of(new Digits(3, 8)));

        assertThat(of("four five", number)).isEqualTo(Completeness.TRAILING);
    }

    @Test
    void anythingElseIsNeutral() {
        assertThat(of("", ANSWERS)).isEqualTo(Completeness.NEUTRAL);
        assertThat(of("bananas are yellow", ANSWERS)).isEqualTo(Completeness.NEUTRAL);
    }

    private static Completeness of(String words, Listen listen) {
        return Completeness.of(words, listen, List.of("a human please"), Dangling.ENGLISH, UNDERSTANDING);
    }
}
