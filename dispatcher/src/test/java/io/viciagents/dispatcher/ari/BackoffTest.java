package io.viciagents.dispatcher.ari;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pauses between tries. */
final class BackoffTest {
    private final Backoff backoff = new Backoff(ofMillis(100), ofSeconds(5), new Random(1));

    @Test
    void theFirstTryIsMadeAtOnce() {
        assertThat(backoff.before(0)).isZero();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(backoff.before(1)).isBetween(ofMillis(50), ofMillis(100));
        assertThat(backoff.before(3)).isBetween(ofMillis(200), ofMillis(400));
        assertThat(backoff.before(20)).isBetween(ofMillis(2_500), ofSeconds(5));
        assertThat(backoff.before(Integer.MAX_VALUE)).isBetween(ofMillis(2_500), ofSeconds(5));
    }

    @Test
    void aVeryLongShortestPauseDoesNotRunOver() {
        Backoff days = new Backoff(Duration.ofDays(30), Duration.ofDays(90), new Random(1));
        assertThat(days.before(1_000)).isBetween(Duration.ofDays(45), Duration.ofDays(90));
    }

    @Test
    void pausesDiffer() {
        assertThat(backoff.before(5)).isNotEqualTo(backoff.before(5));
    }
}
