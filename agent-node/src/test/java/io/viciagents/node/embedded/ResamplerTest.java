package io.viciagents.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    @ParameterizedTest
    @ValueSource(ints = {300, 1000, 2000, 3200})
    void speechKeepsItsLevelInBothDirections(int hertz) {
        short[] half = Resampler.resample(Tone.of(hertz, 10000, 16000, 16000), 16000, 8000);
        short[] whole = Resampler.resample(Tone.of(hertz, 10000, 8000, 8000), 8000, 16000);

        assertThat(half).hasSize(8000);
        assertThat(whole).hasSize(16000);
        assertThat(Tone.amplitude(half, hertz, 8000, 800, 7200)).isCloseTo(10000, within(200.0));
        assertThat(Tone.amplitude(whole, hertz, 16000, 1600, 14400)).isCloseTo(10000, within(200.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {4100, 5000, 6500, 7900})
    void whatATelephoneCannotCarryLeavesNoAlias(int hertz) {
        short[] half = Resampler.resample(Tone.of(hertz, 10000, 16000, 16000), 16000, 8000);
        assertThat(Tone.rms(half, 800, 7200)).isLessThan(40);
    }

    @Test
    void upsamplingLeavesNoImage() {
        short[] whole = Resampler.resample(Tone.of(1000, 10000, 8000, 8000), 8000, 16000);
        assertThat(Tone.amplitude(whole, 7000, 16000, 1600, 14400)).isLessThan(40);
    }

    @Test
    void theBeginningDoesNotMove() {
        short[] click = new short[400];
        click[200] = 20000;
        short[] half = Resampler.resample(click, 16000, 8000);
        int peak = 0;
        for (int i = 0; i < half.length; i++) {
            peak = half[i] > half[peak] ? i : peak;
        }
        assertThat(peak).isEqualTo(100);
    }

    @Test
    void theLoudestSquareWaveIsClippedAndDoesNotWrap() {
        short[] square = new short[1600];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] half = Resampler.resample(square, 16000, 8000);
        for (int i = 0; i < half.length; i++) {
            if (i % 20 > 4 && i % 20 < 15) {
                assertThat(half[i] > 0).as("sample " + i).isEqualTo(square[2 * i] > 0);
            }
        }
    }

    @Test
    void anEmptyPieceStaysEmptyAndUnknownRatesAreRefused() {
        assertThat(Resampler.resample(new short[0], 16000, 8000)).isEmpty();
        assertThat(Resampler.resample(new short[0], 8000, 16000)).isEmpty();
        assertThatThrownBy(() -> Resampler.resample(new short[1], 44100, 8000)).hasMessageContaining("44100");
    }
}
