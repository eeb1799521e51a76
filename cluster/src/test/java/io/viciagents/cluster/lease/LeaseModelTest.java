package io.viciagents.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of short lives of a group of dispatchers, in virtual time: they crash and start anew, stall, are cut off from
 * each other; messages are late, lost and overtake each other; their clocks run at different speeds. A run is repeated by
 * its seed.
 */
class LeaseModelTest {
    private static final int RUNS = 700;
    private static final Duration TROUBLE = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void thereIsNeverMoreThanOneOwnerEachHasALaterEpochAndInTheEndThereIsOne(int dispatchers) {
        int tenures = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            LeaseModel model = new LeaseModel(dispatchers, seed);
            model.run(TROUBLE, QUIET);
            assertThat(model.violations()).as("seed " + seed).isEmpty();
            assertThat(model.owners()).as("owners at the end, seed " + seed).hasSize(1);
            tenures += model.tenures().size();
        }
        assertThat(tenures).as("changes of ownership that were tried").isGreaterThan(dispatchers < 3 ? RUNS : 2 * RUNS);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void anOwnerThatIsNotDisturbedKeepsItsLease(int dispatchers) {
        LeaseModel model = new LeaseModel(dispatchers, 42);
        model.run(Duration.ZERO, Duration.ofSeconds(60));
        assertThat(model.tenures()).hasSize(1);
        assertThat(model.violations()).isEqualTo(List.of());
    }
}
