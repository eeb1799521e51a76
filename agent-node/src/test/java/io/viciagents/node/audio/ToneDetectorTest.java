package io.viciagents.node.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ToneDetectorTest {
    private static final int RATE = 8000;
    private final ToneDetector detector = new ToneDetector(RATE);

    @Test
    void aBeepIsOneSteadyTone() {
        for (int hertz : new int[] {440, 1000, 1400, 2000}) {
            assertThat(tone(hertz, 15)).as(hertz + " Hz").isEqualTo(15);
            detector.hear(new short[160]);
        }
    }

    @Test
    void silenceAndNoiseAreNone() {
        Random random = new Random(5);
        for (int frame = 0; frame < 200; frame++) {
            short[] noise = new short[160];
            for (int at = 0; at < noise.length; at++) {
                noise[at] = (short) (random.nextGaussian() * 2000);
            }
            assertThat(detector.hear(noise)).isZero();
        }
        assertThat(detector.hear(new short[160])).isZero();
    }

    @Test
    void aToneThatGlidesIsNoBeep() {
        int longest = 0;
        for (int frame = 0; frame < 20; frame++) {
            longest = Math.max(longest, detector.hear(sine(500 + frame * 60, frame)));
        }

        assertThat(longest).isLessThan(10);
    }

    @Test
    void twoVowelLikeTonesTogetherAreNoBeep() {
        for (int frame = 0; frame < 20; frame++) {
            short[] both = sine(500, frame);
            short[] other = sine(1500, frame);
            for (int at = 0; at < both.length; at++) {
                both[at] = (short) ((both[at] + other[at]) / 2);
            }
            assertThat(detector.hear(both)).isZero();
        }
    }

    private int tone(int hertz, int frames) {
        int row = 0;
        for (int frame = 0; frame < frames; frame++) {
            row = detector.hear(sine(hertz, frame));
        }
        return row;
    }

    private static short[] sine(double hertz, int frame) {
        short[] samples = new short[160];
        for (int at = 0; at < samples.length; at++) {
            samples[at] = (short) (6000 * Math.sin(2 * Math.PI * hertz * (frame * 160 + at) / RATE));
        }
        return samples;
    }
}
