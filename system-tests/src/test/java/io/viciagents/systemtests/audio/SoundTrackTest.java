package io.viciagents.systemtests.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoundTrackTest {
    private static final long MILLI = 1_000_000;
    private final SoundTrack track = new SoundTrack(0);

    @Test
    void whatArrivesLateWithinTheJitterFollowsWithoutASeam() {
        short[] tone = Tone.of(500, Duration.ofMillis(20));
        track.put(100 * MILLI, tone);
        track.put(135 * MILLI, tone);
        assertThat(track.soundAfter(0)).hasValue(100 * MILLI);
        assertThat(track.soundEndedNanos()).isEqualTo(140 * MILLI);
    }

    @Test
    void aNewTalkspurtLiesWhereItArrived() {
        track.put(0, Tone.of(500, Duration.ofMillis(20)));
        track.put(500 * MILLI, Tone.of(500, Duration.ofMillis(20)));
        assertThat(track.soundAfter(30 * MILLI)).hasValue(500 * MILLI);
    }

    @Test
    void silenceIsNoSound() {
        track.put(0, new short[1600]);
        assertThat(track.soundAfter(0)).isEmpty();
        assertThat(track.soundEndedNanos()).isZero();
    }

    @Test
    void aToneIsToldFromItsNeighbours() {
        track.put(0, Tone.of(1004, Duration.ofMillis(400)));
        assertThat(track.hasTone(1004, Duration.ofMillis(200), 300 * MILLI)).isTrue();
        assertThat(track.hasTone(1100, Duration.ofMillis(200), 300 * MILLI)).isFalse();
        assertThat(track.hasTone(1004, Duration.ofMillis(200), 900 * MILLI)).isFalse();
    }
}
