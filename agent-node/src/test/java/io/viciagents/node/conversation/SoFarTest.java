package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.NextStep;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SoFarTest {
    private static final CallOutcome LEFT = new CallOutcome("NP", new NextStep.HangUp(), List.of(), "left");
    private static final CallOutcome HUMAN = new CallOutcome("XFER", new NextStep.InGroup("DESK"), List.of(), "");
    private static final CallOutcome AGAIN = new CallOutcome(
            "CALLBK",
            new NextStep.HangUp(),
            List.of(new BookEntry.Callback(LocalDateTime.parse("2026-03-03T10:00"), ""), new BookEntry.DoNotCall()),
            "");

    private final SoFar soFar = new SoFar();

    @Test
    void nothingSettledChangesNothing() {
        assertThat(soFar.suffered(LEFT)).isEqualTo(LEFT);
        assertThat(soFar.chosen(AGAIN)).isEqualTo(AGAIN);
    }

    @Test
    void aSaleStaysASaleWhenTheCallerHangsUp() {
        soFar.settle("SALE");

        assertThat(soFar.suffered(LEFT).disposition()).isEqualTo("SALE");
    }

    @Test
    void aHumanWhoTakesTheCallSaysWhatItCameTo() {
        soFar.settle("SALE");

        assertThat(soFar.suffered(HUMAN).disposition()).isEqualTo("XFER");
    }

    @Test
    void anEndThatWasChosenIsBetterThanWhatWasSettledBefore() {
        soFar.settle("SALE");

        assertThat(soFar.chosen(AGAIN)).isEqualTo(AGAIN);
    }

    @Test
    void neverCallAgainIsStickyWhateverComesAfter() {
        soFar.settle("DNC");
        soFar.settle("SALE");

        assertThat(soFar.chosen(LEFT).disposition()).isEqualTo("DNC");
        assertThat(soFar.chosen(LEFT).entries()).containsExactly(new BookEntry.DoNotCall());
        assertThat(soFar.suffered(HUMAN).disposition()).isEqualTo("DNC");
    }

    @Test
    void whoIsNeverCalledAgainGetsNoCallback() {
        soFar.settle("DNC");

        assertThat(soFar.suffered(AGAIN).entries()).containsExactly(new BookEntry.DoNotCall());
    }
}
