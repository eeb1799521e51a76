package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.conversation.Endpointing.Turn;
import io.viciagents.node.conversation.SpeechDetector.Verdict;
import io.viciagents.node.speech.RecognitionListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EndpointingTest {
    private final Endpointing endpointing = new Endpointing();

    @Test
    void sixtyMillisecondsOfVoiceStartATurn() {
        assertThat(endpointing.hear(Verdict.SPEECH)).isEqualTo(Turn.UNCHANGED);
        assertThat(endpointing.hear(Verdict.SPEECH)).isEqualTo(Turn.UNCHANGED);
        assertThat(endpointing.hear(Verdict.SPEECH)).isEqualTo(Turn.STARTED);
    }

    @Test
    void clicksApartFromEachOtherStartNone() {
        for (int click = 0; click < 100; click++) {
            assertThat(endpointing.hear(Verdict.SPEECH)).isEqualTo(Turn.UNCHANGED);
            assertThat(silence()).isEqualTo(Turn.UNCHANGED);
        }
    }

    @Test
    void completeWordsEndTheTurnAfterThreeHundredMilliseconds() {
        speak(50);
        endpointing.words(Completeness.COMPLETE);

        assertThat(silenceUntilTheEnd()).isEqualTo(300);
        assertThat(endpointing.silence()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void wordsThatNobodyCanJudgeEndTheTurnAfterSixHundredMillisecondsAtFirst() {
        speak(50);

        assertThat(silenceUntilTheEnd()).isEqualTo(600);
    }

    @Test
    void wordsThatTrailOffGetMoreThanASecond() {
        speak(50);
        endpointing.words(Completeness.TRAILING);

        assertThat(silenceUntilTheEnd()).isEqualTo(1300);
    }

    @Test
    void aRecogniserThatJudgesTurnsReplacesTheTimerWhichStaysAsTheCap() {
        speak(50);
        endpointing.judged(RecognitionListener.Turn.PERHAPS_OVER);
        assertThat(silenceUntilTheEnd()).isEqualTo(1300);

        speak(50);
        silence();
        endpointing.judged(RecognitionListener.Turn.OVER);
        assertThat(silence()).isEqualTo(Turn.ENDED);
    }

    @Test
    void aRecogniserThatFallsSilentLeavesTheTurnsToUsAgain() {
        speak(50);
        endpointing.judged(RecognitionListener.Turn.OVER);
        assertThat(silence()).isEqualTo(Turn.ENDED);
        speak(50);
        assertThat(silenceUntilTheEnd()).isEqualTo(1300);

        speak(50);

        assertThat(silenceUntilTheEnd()).isBetween(500, 700);
    }

    @Test
    void aPauseInsideASentenceDoesNotEndTheTurn() {
        speak(50);
        for (int frame = 0; frame < 20; frame++) {
            assertThat(silence()).isEqualTo(Turn.UNCHANGED);
        }
        speak(50);

        assertThat(endpointing.inATurn()).isTrue();
    }

    @Test
    void theNeutralPauseFollowsAQuickTalkerDownToHalfASecond() {
        for (int pause = 0; pause < 10; pause++) {
            speak(20);
            for (int frame = 0; frame < 12; frame++) {
                silence();
            }
        }
        speak(20);

        assertThat(silenceUntilTheEnd()).isEqualTo(500);
    }

    @Test
    void theNeutralPauseFollowsASlowTalkerUpToSevenHundredMilliseconds() {
        for (int pause = 0; pause < 10; pause++) {
            speak(20);
            for (int frame = 0; frame < 25; frame++) {
                silence();
            }
        }
        speak(20);

        assertThat(silenceUntilTheEnd()).isBetween(660, 700);
    }

    @Test
    void whoWasCutOffIsGivenLongerPauses() {
        endpointing.cutOff();
        speak(50);

        assertThat(silenceUntilTheEnd()).isEqualTo(700);
    }

    @Test
    void aRunningMachineEndsTheTurnAfterTenSecondsWithoutWords() {
        Turn turn = Turn.UNCHANGED;
        int frames = 0;
        while (turn != Turn.ENDED) {
            turn = endpointing.hear(Verdict.SPEECH);
            frames++;
        }

        assertThat(frames * 20).isBetween(10_000, 10_100);
    }

    @Test
    void aLongWindedCallerWhoseWordsComeIsNotEnded() {
        for (int second = 0; second < 60; second++) {
            speak(50);
            endpointing.words(Completeness.NEUTRAL);
        }

        assertThat(endpointing.inATurn()).isTrue();
    }

    private void speak(int frames) {
        for (int frame = 0; frame < frames; frame++) {
            endpointing.hear(Verdict.SPEECH);
        }
    }

    private Turn silence() {
        return endpointing.hear(Verdict.SILENCE);
    }

    private int silenceUntilTheEnd() {
        int frames = 1;
        while (silence() != Turn.ENDED) {
            frames++;
        }
        return frames * 20;
    }
}
