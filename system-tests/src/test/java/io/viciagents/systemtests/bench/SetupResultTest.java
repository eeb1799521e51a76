package io.viciagents.systemtests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetupResultTest {
    private static List<Double> oneTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> (double) i).toList();
    }

    @Test
    void percentilesAreSamplesByTheNearestRank() {
        assertThat(SetupResult.percentile(oneTo(200), 50)).isEqualTo(100);
        assertThat(SetupResult.percentile(oneTo(200), 99)).isEqualTo(198);
        assertThat(SetupResult.percentile(oneTo(7), 50)).isEqualTo(4);
        assertThat(SetupResult.percentile(oneTo(7), 99)).isEqualTo(7);
        assertThat(SetupResult.percentile(oneTo(1), 50)).isEqualTo(1);
    }

    @Test
    void callsThatWereNotConnectedAreMissedNotForgotten() {
        SetupResult result = SetupResult.of("22", false, 10, 20, 100, List.of(9.0, 7.0, 8.0), 0);

        assertThat(result.calls()).isEqualTo(3);
        assertThat(result.missed()).isEqualTo(7);
        assertThat(result.p50Ms()).isEqualTo(8);
        assertThat(result.maxMs()).isEqualTo(9);
    }
}
