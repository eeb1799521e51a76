package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalTest {
    private static final int SECOND = 8000;

    private static final Random RANDOM = new Random(7);

    private final short[] said = noise(4 * SECOND);

    @Test
    void allIsFoundAgainAfterTheCallersOwnSilence() {
        assertThat(Signal.shareFoundIn(said, joined(new short[3000], said))).isEqualTo(1);
    }

    @Test
    void whatAllComesLaterFromAMomentOnIsNotLost() {
        short[] heard = joined(
                Arrays.copyOf(said, SECOND),
                new short[1000],
                Arrays.copyOfRange(said, SECOND, 3 * SECOND),
                new short[700],
                Arrays.copyOfRange(said, 3 * SECOND, said.length));

        assertThat(Signal.shareFoundIn(said, heard)).isGreaterThan(0.9);
    }

    @Test
    void whatIsMissingIsNotFound() {
        short[] heard = said.clone();
        Arrays.fill(heard, SECOND, 2 * SECOND, (short) 0);

        assertThat(Signal.shareFoundIn(said, heard)).isBetween(0.7, 0.8);
    }

    @Test
    void anotherSoundIsNotFound() {
        assertThat(Signal.shareFoundIn(said, joined(Arrays.copyOf(said, SECOND), noise(3 * SECOND))))
                .isLessThan(0.3);
    }

    private static short[] noise(int samples) {
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) (RANDOM.nextGaussian() * 3000);
        }
        return noise;
    }

    private static short[] joined(short[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        short[] joined = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
