package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.DialogueMemory;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Cost;
import io.viciagents.node.provider.DaySpending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bill of a call that moves to another node. */
final class BilledConversationTest implements ConversationListener {
    private static final String CALL = "pbx-1/17.1";
    private static final ConversationMeasures MEASURED =
            new ConversationMeasures(List.of(180), 0, 1, 0, 0, 700, 1, 1200, 80);

    private final List<ConversationState> told = new ArrayList<>();

    @Test
    void aCallThatMovedCostsWhatItCostAtBothNodes() {
        Bills here = new Bills();
        here.open(CALL, "offer");
        ConversationListener billed =
                new BilledConversation(this, () -> here.of(CALL).cost(), () -> MEASURED);
        here.charge(CALL, Cost.of(0.25));
        billed.changed(state());
        here.charge(CALL, Cost.of(0.1));
        billed.moving(state());

        DaySpending day = new DaySpending(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        Bills there = new Bills(day::spent);
        there.open(CALL, "offer", BilledConversation.costBefore(assignment(told.getLast())));
        there.charge(CALL, Cost.of(0.15));

        assertThat(told.getFirst().spent()).hasValue(Cost.of(0.25).told());
        assertThat(BilledConversation.measuredBefore(assignment(told.getLast())))
                .hasValue(MEASURED);
        assertThat(there.of(CALL).cost()).isEqualTo(Cost.of(0.5));
        assertThat(day.of("offer")).isEqualTo(Cost.of(0.15));
    }

    @Test
    void aCallThatComesFromANodeOfAnEarlierVersionBeginsWithNothing() {
        assertThat(BilledConversation.costBefore(assignment(state()))).isEqualTo(Cost.NOTHING);
    }

    /** As the other node gets it. */
    private static Assignment assignment(ConversationState state) {
        return new Assignment(
                new CallRef("pbx-1", "17.1"),
                new Fence(1, "owner"),
                2,
                Direction.INBOUND,
                "offer",
                "",
                Map.of(),
                MediaFormat.ULAW,
                Optional.empty(),
                Optional.of(new Assignment.Before(state, Duration.ZERO)));
    }

    private static ConversationState state() {
        return new ConversationState(
                ConversationState.VERSION,
                1,
                Duration.ZERO,
                List.of(),
                new DialogueMemory("script", Map.of()),
                ConversationState.Answer.COMPLETE,
                List.of(),
                List.of(),
                ConversationState.Consent.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    @Override
    public void changed(ConversationState state) {
        told.add(state);
    }

    @Override
    public void moving(ConversationState state) {
        told.add(state);
    }

    @Override
    public void firstAudio(Duration afterBegin) {
        throw new AssertionError("nothing sounded");
    }

    @Override
    public void asked(long number, CallRequest request) {
        throw new AssertionError("nothing was asked");
    }

    @Override
    public void ended(CallOutcome outcome) {
        throw new AssertionError("nothing ended");
    }

    @Override
    public void lost(String reason) {
        throw new AssertionError("nothing was lost");
    }
}
