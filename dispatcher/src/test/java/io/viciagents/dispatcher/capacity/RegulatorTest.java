package io.viciagents.dispatcher.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.capacity.Lines.Open;
import io.viciagents.dispatcher.capacity.Lines.Paused;
import io.viciagents.dispatcher.capacity.Lines.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegulatorTest {
    private static final Lines PAUSED = new Paused(Reason.NO_NODE);

    private final Regulator regulator = new Regulator(
            new CapacitySettings(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(5)),
            Duration.ofSeconds(1000).toNanos());
    private long seconds = 1000;

    @Test
    void whatIsNotKnownIsToldAtOnceAndOnlyOnce() {
        assertThat(due(new Open(3))).contains(new Open(3));
        assertThat(due(new Open(3))).as("on its way").isEmpty();
        regulator.told(new Open(3));
        assertThat(due(new Open(3))).isEmpty();
        seconds += 300;
        assertThat(due(new Open(3))).as("somebody may have changed it by hand").contains(new Open(3));
    }

    @Test
    void aPauseDoesNotWait() {
        told(new Open(3));
        assertThat(due(PAUSED)).contains(PAUSED);
    }

    @Test
    void fewerLinesWaitForTheInterval() {
        told(new Open(3));
        assertThat(due(new Open(2))).isEmpty();
        seconds += 2;
        assertThat(due(new Open(1))).contains(new Open(1));
    }

    @Test
    void moreLinesMustHaveBeenPossibleForAWhileAndTheFewestOfItAreGiven() {
        told(new Open(3));
        assertThat(due(new Open(9))).isEmpty();
        seconds += 9;
        assertThat(due(new Open(5))).isEmpty();
        seconds += 1;
        assertThat(due(new Open(7))).contains(new Open(5));
    }

    @Test
    void aMomentWithoutRoomBeginsTheWhileAnew() {
        told(new Open(3));
        due(new Open(9));
        seconds += 9;
        due(new Open(3));
        seconds += 1;
        assertThat(due(new Open(9))).isEmpty();
        seconds += 10;
        assertThat(due(new Open(9))).contains(new Open(9));
    }

    @Test
    void whatAnOutagePausedComesBackSlowlyAndWhatACommandPausedAtOnce() {
        told(new Open(3));
        told(PAUSED);
        assertThat(due(new Open(3))).isEmpty();
        Lines byCommand = new Paused(Reason.COMMAND);
        regulator.told(byCommand);
        assertThat(due(new Open(3))).contains(new Open(3));
    }

    @Test
    void aFailureIsTriedAgainLaterAndLater() {
        due(new Open(3));
        regulator.failed();
        seconds += 3;
        assertThat(due(new Open(3))).isEmpty();
        seconds += 1;
        assertThat(due(new Open(4))).contains(new Open(4));
        regulator.failed();
        seconds += 7;
        assertThat(due(new Open(4))).isEmpty();
        seconds += 1;
        assertThat(due(new Open(4))).contains(new Open(4));
    }

    @Test
    void whatIsMissingOnlyBecauseWeStartIsNoOutage() {
        assertThat(due(PAUSED)).isEmpty();
        seconds += 4;
        assertThat(due(PAUSED)).isEmpty();
        seconds += 1;
        assertThat(due(PAUSED)).contains(PAUSED);
    }

    @Test
    void aCommandCountsFromTheStart() {
        assertThat(due(new Paused(Reason.COMMAND))).contains(new Paused(Reason.COMMAND));
    }

    private void told(Lines lines) {
        assertThat(due(lines)).contains(lines);
        regulator.told(lines);
    }

    private java.util.Optional<Lines> due(Lines wanted) {
        return regulator.due(wanted, Duration.ofSeconds(seconds).toNanos());
    }
}
