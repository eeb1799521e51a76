package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.DialogueMemory;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.NodeLost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call goes from node to node, with its conversation. */
class CallMovesTest extends CallFixture {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Test
    void theNextNodeIsToldHowFarTheConversationHasComeAndForHowLongNothingWasHeard() throws Exception {
        records.conversation = Optional.of(state(7));
        agents.add("n1");
        agents.add("n2");
        inGeneration(1, () -> call.signals().conversationEnded(1, new NodeLost("it is gone", A_SECOND)));

        run();

        assertThat(agents.lastOffer.flatMap(Assignment::before)).hasValueSatisfying(before -> {
            assertThat(before.state()).isEqualTo(state(7));
            assertThat(before.silence()).isBetween(A_SECOND, A_SECOND.multipliedBy(2));
        });
        assertThat(story.lines())
                .containsSubsequence("n2 Connected 2", "hang up ai-m-1-17.1-", "n1 Release 1", "n2 Bridged 2");
    }

    @Test
    void whatALostNodeStillSendsIsNotToBeHeardWhileTheNextIsLookedFor() throws Exception {
        agents.add("n1");
        agents.add("n2");
        inGeneration(1, () -> call.signals().conversationEnded(1, new NodeLost("it is gone", A_SECOND)));

        run();

        assertThat(story.lines()).containsSubsequence("hang up ai-m-1-17.1-", "place appointment generation 2");
    }

    @Test
    void aCallThatIsTakenOverInAGapSaysRatherTooMuchThanTooLittle() throws Exception {
        records.conversation = Optional.of(state(7));
        call = call(new io.viciagents.cluster.CallStep.Arrived(), 1);
        agents.add("n2");
        conversationEnds(SALE);

        run();

        assertThat(agents.lastOffer.flatMap(Assignment::before))
                .hasValueSatisfying(before -> assertThat(before.silence()).isGreaterThan(A_SECOND.multipliedBy(5)));
    }

    @Test
    void aCallThatNoNodeHasHeldHasNoConversation() throws Exception {
        records.conversation = Optional.of(state(7));
        agents.add("n1");
        conversationEnds(SALE);

        run();

        assertThat(agents.lastOffer.flatMap(Assignment::before)).isEmpty();
    }

    @Test
    void theConversationOfANodeThatDrainsIsHandedOverAsItTold() throws Exception {
        records.conversation = Optional.of(state(7));
        agents.add("n1");
        agents.add("n2");
        inGeneration(1, () -> call.signals().doubted(1, new Doubt.Moving(state(8))));

        run();

        assertThat(agents.lastOffer.flatMap(Assignment::before))
                .hasValue(new Assignment.Before(state(8), Duration.ZERO));
        assertThat(story.lines())
                .containsSubsequence(
                        "place appointment generation 2",
                        "write Placed",
                        "add ai-m-2-17.1- to ai-b-17.1",
                        "hang up ai-m-1-17.1-",
                        "n1 Release 1",
                        "n2 Bridged 2",
                        "book SALE SENT")
                .doesNotContain("n1 Stay 1");
    }

    @Test
    void theCallerIsPutIntoTheBridgeOnce() throws Exception {
        agents.add("n1");
        agents.add("n2");
        inGeneration(1, () -> call.signals().doubted(1, new Doubt.Moving(state(8))));

        run();

        assertThat(story.lines().stream().filter("add 17.1 to ai-b-17.1"::equals))
                .hasSize(1);
    }

    @Test
    void aCallStaysWithADoubtfulNodeWhenNoOtherTakesIt() throws Exception {
        agents.add("n1");
        inGeneration(1, () -> call.signals().doubted(1, new Doubt.Silent("no sign of it", A_SECOND)));
        agents.when(
                NodeCommand.Stay.class,
                told -> call.signals().conversationEnded(told.generation(), new Concluded(SALE)));

        assertThat(run()).isEqualTo(Departure.ENDED);

        assertThat(story.lines())
                .containsSubsequence("place appointment generation 2", "n1 Stay 1", "book SALE SENT")
                .doesNotContain("book XFER SENT");
    }

    @Test
    void aConversationThatEndsWhileAnotherNodeIsAskedEndsAsItsOwnSaid() throws Exception {
        agents.add("n1");
        agents.add("n2");
        inGeneration(1, () -> {
            agents.hesitate();
            call.signals().doubted(1, new Doubt.Silent("no sign of it", A_SECOND));
            Thread.ofVirtual().start(() -> {
                while (!story.lines().contains("place appointment generation 2")) {
                    Thread.onSpinWait();
                }
                call.signals().conversationEnded(1, new Concluded(TO_HUMANS));
                agents.answer();
            });
        });

        run();

        assertThat(story.lines())
                .containsSubsequence("n2 Release 2", "book XFER SENT")
                .doesNotContain("n2 Connected 2");
    }

    @Test
    void aNodeThatIsDoubtedAgainLosesTheCallAsSoonAsAnotherIsThere() throws Exception {
        agents.add("n1");
        inGeneration(1, () -> call.signals().doubted(1, new Doubt.Silent("no sign of it", A_SECOND)));
        agents.when(NodeCommand.Stay.class, told -> {
            agents.add("n2");
            call.signals().doubted(1, new Doubt.Silent("no sign of it", A_SECOND));
        });

        run();

        assertThat(story.lines()).containsSubsequence("n1 Stay 1", "n2 Bridged 3", "book SALE SENT");
    }

    /** A node that was silent once has been told to let that generation go, and would refuse it for ever. */
    @Test
    void everyAttemptToMoveHasAGenerationOfItsOwn() throws Exception {
        agents.add("n1");
        inGeneration(1, () -> call.signals().doubted(1, new Doubt.Moving(state(8))));
        agents.when(NodeCommand.Stay.class, told -> {
            agents.add("n2");
            call.signals().doubted(1, new Doubt.Moving(state(8)));
        });

        run();

        assertThat(story.lines())
                .containsSubsequence(
                        "place appointment generation 2", "place appointment generation 3", "n2 Bridged 3");
    }

    @Test
    void whenACallHasEndedItsConversationIsForgotten() throws Exception {
        agents.add("n1");
        conversationEnds(SALE);

        run();

        assertThat(story.lines()).contains("forget conversation");
    }

    /** This happens when the first node hears the caller; with any later one the conversation ends well. */
    private void inGeneration(int generation, Runnable what) {
        agents.when(NodeCommand.Bridged.class, told -> {
            if (told.generation() == generation) {
                what.run();
            } else {
                call.signals().conversationEnded(told.generation(), new Concluded(SALE));
            }
        });
    }

    private static ConversationState state(long revision) {
        return new ConversationState(
                ConversationState.VERSION,
                revision,
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
}
