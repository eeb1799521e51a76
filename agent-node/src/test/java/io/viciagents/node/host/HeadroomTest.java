package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadroomTest {
    private double machine;
    private double own;
    private int calls;

    @Test
    void withoutALimitOnlySlotsCount() {
        Headroom headroom = headroom(Optional.empty());
        machine = 1;

        settle(headroom);

        assertThat(headroom.room()).isEmpty();
    }

    @Test
    void aCallCostsWhatThisProcessUsesForEach() {
        Headroom headroom = headroom(Optional.of(0.8));
        machine = 0.3;
        own = 0.2;
        calls = 10;

        settle(headroom);

        assertThat(headroom.room()).hasValueSatisfying(room -> assertThat(room).isBetween(24, 25));
    }

    @Test
    void whatFewCallsCostIsNotJudgedButABusyMachineIsFull() {
        Headroom headroom = headroom(Optional.of(0.8));
        machine = 0.5;
        own = 0.4;
        calls = Headroom.ENOUGH_TO_JUDGE - 1;
        settle(headroom);
        assertThat(headroom.room()).isEmpty();

        machine = 0.9;
        settle(headroom);

        assertThat(headroom.room()).hasValue(0);
    }

    @Test
    void oneBusyMomentFillsNothing() {
        Headroom headroom = headroom(Optional.of(0.8));
        machine = 0.2;
        settle(headroom);
        machine = 1;

        headroom.measure();

        assertThat(headroom.room()).isEmpty();
    }

    @Test
    void whatTheMachineDoesNotTellYetChangesNothing() {
        Headroom headroom = headroom(Optional.of(0.8));
        machine = -1;

        headroom.measure();

        assertThat(headroom.room()).isEmpty();
    }

    private Headroom headroom(Optional<Double> limit) {
        return new Headroom(limit, () -> machine, () -> own, () -> calls);
    }

    private static void settle(Headroom headroom) {
        for (int i = 0; i < 100; i++) {
            headroom.measure();
        }
    }
}
