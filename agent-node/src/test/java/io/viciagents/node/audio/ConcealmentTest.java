package io.viciagents.node.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcealmentTest {
    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void aLostFrameGoesOnWithThePitchAndFades(int sampleRate) {
        int frame = sampleRate / 50;
        Concealment concealment = new Concealment(sampleRate);
        for (int i = 0; i < 5; i++) {
            concealment.heard(Tones.sine(sampleRate, 200, 8000, i * frame, frame));
        }
        short[] guess = new short[frame];
        concealment.conceal(guess);
        short[] truth = Tones.sine(sampleRate, 200, 8000, 5 * frame, frame);
        for (int i = 0; i < frame; i++) {
            assertThat((int) guess[i]).isCloseTo(truth[i] * (3 * frame - i) / (3 * frame), within(600));
        }
        concealment.conceal(guess);
        concealment.conceal(guess);
        concealment.conceal(guess);
        assertThat(guess).containsOnly((short) 0);
    }

    @Test
    void afterAPauseThereIsNothingToGoOnWith() {
        Concealment concealment = new Concealment(8000);
        concealment.heard(Tones.sine(8000, 200, 8000, 0, 160));
        concealment.heardNothing();
        short[] guess = new short[160];
        concealment.conceal(guess);
        assertThat(guess).containsOnly((short) 0);
    }

    private static org.assertj.core.data.Offset<Integer> within(int samples) {
        return org.assertj.core.data.Offset.offset(samples);
    }
}
