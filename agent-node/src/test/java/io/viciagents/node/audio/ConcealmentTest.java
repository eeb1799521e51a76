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
            System.arraycopy(Tones.sine(sampleRate, 200, 8000, i * frame, frame), 0, concealment.heard(), 0, frame);
        }
        short[] guess = concealment.lost();
        short[] truth = Tones.sine(sampleRate, 200, 8000, 5 * frame, frame);
        for (int i = 0; i < frame; i++) {
            assertThat((int) guess[i]).isCloseTo(truth[i] * (3 * frame - i) / (3 * frame), within(600));
        }
        concealment.lost();
        concealment.lost();
        assertThat(concealment.lost()).containsOnly((short) 0);
    }

    @Test
    void afterAPauseThereIsNothingToGoOnWith() {
        Concealment concealment = new Concealment(8000);
        System.arraycopy(Tones.sine(8000, 200, 8000, 0, 160), 0, concealment.heard(), 0, 160);
        assertThat(concealment.nothing()).containsOnly((short) 0);
        assertThat(concealment.lost()).containsOnly((short) 0);
    }

    private static org.assertj.core.data.Offset<Integer> within(int samples) {
        return org.assertj.core.data.Offset.offset(samples);
    }
}
