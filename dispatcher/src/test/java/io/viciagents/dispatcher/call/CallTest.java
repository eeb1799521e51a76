package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.NodeLost;
import org.junit.jupiter.api.Test;

class CallTest extends CallFixture {
    @Test
    void aCallIsPlacedConnectedTalkedEndedAndLeavesNothing() throws Exception {
        agents.add("n1");
        conversationEnds(SALE);

        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines())
                .containsSubsequence(
                        "place appointment generation 1",
                        "open ai-m-1-17.1- to 10.0.0.1:40000",
                        "add ai-m-1-17.1- to ai-b-17.1",
                        "n1 Connected 1",
                        "n1 Bridged 1",
                        "hang up 17.1",
                        "book SALE SENT",
                        "n1 Release 1",
                        "hang up ai-m-1-17.1-",
                        "delete ai-b-17.1",
                        "forget");
    }

    @Test
    void theCallHistoryIsToldOfEachStepAndOfTheEndBeforeTheBooks() throws Exception {
        agents.add("n1");
        conversationEnds(SALE);

        run();
        assertThat(story.lines())
                .containsSubsequence("history Connected", "n1 Bridged 1", "history Ended", "book SALE SENT");
    }

    @Test
    void whenNoNodeTakesTheCallItGoesToHumansAtOnce() throws Exception {
        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines())
                .containsSubsequence("continue 17.1 at ai-handover,fallback", "book XFER SENT", "forget");
    }

    @Test
    void aCallerWhoHangsUpWhileItIsPlacedIsBookedAndReleased() throws Exception {
        agents.hesitate();
        call.signals().callerLeft();

        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines()).containsSubsequence("book NP CALLER_LEFT", "forget");
    }

    @Test
    void aNodeThatAcceptsAfterTheCallerHasLeftIsReleased() throws Exception {
        agents.add("n1");
        agents.hesitate();
        call.signals().callerLeft();

        run();
        assertThat(story.lines()).doesNotContain("n1 Release 1");
        agents.answer();
        assertThat(story.lines()).contains("n1 Release 1");
    }

    @Test
    void aBridgeThatIsStillBeingMadeWhenTheCallerLeavesIsDeletedOnceItIsThere() throws Exception {
        agents.add("n1");
        switchboard.hesitate();
        agents.when(NodeCommand.Connected.class, told -> call.signals().callerLeft());

        run();
        assertThat(story.lines()).doesNotContain("delete ai-b-17.1");
        switchboard.makeBridges();
        assertThat(story.lines()).containsSubsequence("create ai-b-17.1", "delete ai-b-17.1");
    }

    @Test
    void aCallerWhoHangsUpInTheConversationIsBookedAsTheAgentKnowsIt() throws Exception {
        agents.add("n1");
        agents.when(NodeCommand.Bridged.class, told -> call.signals().callerLeft());
        agents.when(
                NodeCommand.CallerLeft.class,
                told -> call.signals().conversationEnded(told.generation(), new Concluded(SALE)));

        run();
        assertThat(story.lines())
                .containsSubsequence("n1 CallerLeft 1", "book SALE CALLER_LEFT", "n1 Release 1", "delete ai-b-17.1");
    }

    @Test
    void aCallerWhoHangsUpOnASilentNodeIsBookedAsTheRouteSays() throws Exception {
        agents.add("n1");
        agents.when(NodeCommand.Bridged.class, told -> call.signals().callerLeft());

        run();
        assertThat(story.lines()).contains("book NP CALLER_LEFT");
    }

    @Test
    void whenTheNodeIsLostAnotherGoesOnAndTheOldChannelIsDeleted() throws Exception {
        agents.add("n1");
        agents.add("n2");
        agents.when(NodeCommand.Bridged.class, told -> {
            if (told.generation() == 1) {
                call.signals().conversationEnded(1, new NodeLost("it is gone"));
            } else {
                call.signals().conversationEnded(2, new Concluded(SALE));
            }
        });

        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines())
                .containsSubsequence(
                        "n1 Bridged 1",
                        "place appointment generation 2",
                        "open ai-m-2-17.1- to 10.0.0.1:40000",
                        "add ai-m-2-17.1- to ai-b-17.1",
                        "hang up ai-m-1-17.1-",
                        "n2 Bridged 2",
                        "book SALE SENT",
                        "n2 Release 2");
    }

    @Test
    void aNodeThatDoesNotOpenItsMediaIsReleasedAndTheNextIsAsked() throws Exception {
        agents.add("n1");
        agents.add("n2");
        agents.reply(NodeCommand.Connected.class, NodeCommandReply.UNKNOWN_CALL);
        agents.when(
                NodeCommand.Release.class, told -> agents.reply(NodeCommand.Connected.class, NodeCommandReply.DONE));
        conversationEnds(SALE);

        run();
        assertThat(story.lines())
                .containsSubsequence("n1 Connected 1", "n1 Release 1", "n2 Connected 2", "book SALE SENT");
    }

    @Test
    void whenNodeAfterNodeFailsToOpenItsMediaTheCallerGoesToHumans() throws Exception {
        for (int i = 0; i < 10; i++) {
            agents.add("n" + i);
        }
        agents.reply(NodeCommand.Connected.class, NodeCommandReply.UNKNOWN_CALL);

        run();
        assertThat(story.lines()).contains("place appointment generation 3", "book XFER SENT");
        assertThat(story.lines()).doesNotContain("place appointment generation 4");
    }

    @Test
    void whenAsteriskRefusesAMediaChannelAnotherIsTried() throws Exception {
        agents.add("n1");
        agents.add("n2");
        agents.when(NodeCommand.Bridged.class, told -> call.signals().conversationEnded(2, new Concluded(SALE)));
        switchboard.refuse("open ai-m-1");

        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines())
                .containsSubsequence(
                        "n1 Release 1", "place appointment generation 2", "n2 Bridged 2", "book SALE SENT");
    }

    @Test
    void whenAsteriskRefusesEveryMediaChannelTheCallerGoesToHumans() throws Exception {
        agents.add("n1");
        agents.add("n2");
        agents.add("n3");
        switchboard.refuse("open");

        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines())
                .containsSubsequence(
                        "place appointment generation 3",
                        "continue 17.1 at ai-handover,fallback",
                        "book XFER SENT",
                        "forget");
        assertThat(story.lines()).doesNotContain("place appointment generation 4");
    }

    @Test
    void aCallWhoseAsteriskIsAnothersNowIsLeftUntouched() throws Exception {
        agents.add("n1");
        agents.when(NodeCommand.Bridged.class, told -> call.signals().ownershipLost());

        assertThat(run()).isEqualTo(Departure.YIELDED);
        assertThat(story.lines())
                .noneMatch(line -> line.startsWith("book")
                        || line.contains("Release")
                        || line.startsWith("delete")
                        || line.startsWith("hang up")
                        || line.equals("forget"));
    }

    @Test
    void aCallInConversationIsTakenOverWithoutTouchingItsConnection() throws Exception {
        call = call(new CallStep.Conversing("n1", "n1"), 3);
        call.signals().conversationEnded(3, new Concluded(SALE));

        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines())
                .as("whether its node was told to begin nobody knows: it is told again, which is harmless")
                .startsWith("n1 Bridged 3", "write Ending")
                .containsSubsequence("hang up 17.1", "book SALE SENT", "n1 Release 3");
    }

    @Test
    void aCallWhoseEndWasNotYetCarriedOutIsEndedByTheNextOwner() throws Exception {
        call = call(new CallStep.Ending("n1", "n1", TO_HUMANS), 1);

        run();
        assertThat(story.lines()).containsSubsequence("continue 17.1 at ai-handover,in-group", "book XFER SENT");
    }

    @Test
    void everyCallIsBookedExactlyOnce() throws Exception {
        agents.add("n1");
        agents.when(NodeCommand.Bridged.class, told -> {
            call.signals().conversationEnded(1, new Concluded(SALE));
            call.signals().callerLeft();
            call.signals().conversationEnded(1, new NodeLost("too late"));
        });

        run();
        assertThat(story.lines().stream().filter(line -> line.startsWith("book")))
                .hasSize(1);
    }
}
