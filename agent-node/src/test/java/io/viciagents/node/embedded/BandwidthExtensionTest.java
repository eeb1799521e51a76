package io.viciagents.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BandwidthExtensionTest {
    private static final int SAMPLES = 16000;

    @Test
    void whatWasThereKeepsItsLevel() {
        short[] wide = extended(Tone.of(1000, 8000, 8000, 8000));
        assertThat(Tone.amplitude(wide, 1000, 16000, 1600, SAMPLES)).isCloseTo(8000, within(150.0));
    }

    @Test
    void vowelsGetNoMirrorImageAndNoHiss() {
        short[] wide = extended(Tone.of(1000, 8000, 8000, 8000));
        assertThat(Tone.amplitude(wide, 7000, 16000, 1600, SAMPLES)).isLessThan(50);
        assertThat(highBand(wide)).isLessThan(150);
    }

    @Test
    void fricativesGetAsMuchNoiseAboveTheTelephoneBandAsTheyHaveBelowItsEnd() {
        short[] wide = extended(Tone.of(2800, 4000, 8000, 8000));
        assertThat(highBand(wide)).isBetween(1000.0, 5000.0);
        short[] quieter = extended(Tone.of(2800, 400, 8000, 8000));
        assertThat(highBand(quieter)).isCloseTo(highBand(wide) / 10, within(60.0));
    }

    @Test
    void silenceStaysSilence() {
        short[] wide = extended(new short[8000]);
        for (short sample : wide) {
            assertThat(sample).isBetween((short) -5, (short) 5);
        }
    }

    @Test
    void theLengthOfTheFramesDoesNotMatter() {
        short[] in = Tone.of(2500, 5000, 8000, 1600);
        short[] whole = extended(in);
        BandwidthExtension extension = new BandwidthExtension();
        short[] frame = new short[320];
        for (int i = 0; i < in.length; i += 160) {
            extension.extend(Arrays.copyOfRange(in, i, i + 160), frame);
            assertThat(frame).isEqualTo(Arrays.copyOfRange(whole, 2 * i, 2 * i + 320));
        }
    }

    private static short[] extended(short[] narrow) {
        short[] wide = new short[2 * narrow.length];
        new BandwidthExtension().extend(narrow, wide);
        return wide;
    }

    /** Loudness above 4.3 kHz, once the filters are filled. */
    private static double highBand(short[] wide) {
        float[] taps = LowPass.complement(LowPass.taps(127, 4300.0 / 16000));
        short[] high = new short[wide.length - taps.length];
        for (int i = 0; i < high.length; i++) {
            float sum = 0;
            for (int j = 0; j < taps.length; j++) {
                sum += taps[j] * wide[i + j];
            }
            high[i] = (short) sum;
        }
        return Tone.rms(high, 1600, high.length);
    }
}
