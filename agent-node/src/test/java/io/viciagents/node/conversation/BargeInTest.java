package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.conversation.BargeIn.Move;
import io.viciagents.node.conversation.SpeechDetector.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BargeInTest {
    private final BargeIn bargeIn = new BargeIn();

    @Test
    void twoHundredMillisecondsOfVoiceHold() {
        assertThat(voice(180)).isEqualTo(Move.NONE);
        assertThat(voice(20)).isEqualTo(Move.HOLD);
        assertThat(bargeIn.sinceOnset()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aCoughDoesNot() {
        voice(160);

        assertThat(silence(1000)).isEqualTo(Move.NONE);
        assertThat(voice(160)).isEqualTo(Move.NONE);
    }

    @Test
    void tellingWordsConfirmAtOnce() {
        voice(240);

        assertThat(bargeIn.words(Weight.TELLING)).isEqualTo(Move.CONFIRM);
    }

    @Test
    void sixHundredMillisecondsOfVoiceConfirmWithoutWords() {
        voice(580);

        assertThat(voice(20)).isEqualTo(Move.CONFIRM);
    }

    @Test
    void aLongUhHuhDoesNotConfirm() {
        voice(240);
        bargeIn.words(Weight.ASIDE);

        assertThat(voice(1000)).isEqualTo(Move.NONE);
    }

    @Test
    void anAsideResumes() {
        voice(400);

        assertThat(bargeIn.result(Weight.ASIDE)).isEqualTo(Move.RESUME);
    }

    @Test
    void noWordsAtTheEndOfTheTurnResumeEvenWhatWasConfirmed() {
        voice(800);

        assertThat(bargeIn.result(Weight.NOTHING)).isEqualTo(Move.RESUME);
    }

    @Test
    void noResultAtAllResumesAfterAWhile() {
        voice(300);

        assertThat(silence(1480)).isEqualTo(Move.NONE);
        assertThat(silence(20)).isEqualTo(Move.RESUME);
    }

    @Test
    void wordsAtTheEndOfTheTurnTakeTheFloor() {
        voice(800);

        assertThat(bargeIn.result(Weight.TELLING)).isEqualTo(Move.TAKE);
    }

    @Test
    void aShortStopWordThatNeverHeldTakesTheFloorToo() {
        voice(160);

        assertThat(bargeIn.result(Weight.TELLING)).isEqualTo(Move.TAKE);
    }

    private Move voice(int millis) {
        return hear(Verdict.SPEECH, millis);
    }

    private Move silence(int millis) {
        return hear(Verdict.SILENCE, millis);
    }

    private Move hear(Verdict verdict, int millis) {
        Move last = Move.NONE;
        for (int at = 0; at < millis; at += 20) {
            last = bargeIn.hear(verdict);
        }
        return last;
    }
}
