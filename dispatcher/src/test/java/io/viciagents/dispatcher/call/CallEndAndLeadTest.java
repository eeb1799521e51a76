package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a call is told of its lead, and how its outcome is carried out. */
class CallEndAndLeadTest extends CallFixture {
    @Test
    void theNodeKnowsTheLeadBeforeItGreets() throws Exception {
        agents.add("n1");
        lead = Future.succeededFuture(Map.of("first_name", "Ann"));
        conversationEnds(SALE);

        run();
        assertThat(story.lines()).containsSubsequence("n1 Connected 1", "n1 Lead 1", "n1 Bridged 1");
    }

    @Test
    void aLeadThatComesLateIsToldLate() throws Exception {
        agents.add("n1");
        Promise<Map<String, String>> late = Promise.promise();
        lead = late.future();
        agents.when(NodeCommand.Bridged.class, told -> late.complete(Map.of("first_name", "Ann")));
        agents.when(NodeCommand.Lead.class, told -> call.signals().conversationEnded(1, new Concluded(SALE)));

        run();
        assertThat(story.lines()).containsSubsequence("n1 Bridged 1", "n1 Lead 1", "book SALE SENT");
    }

    @Test
    void aLookUpThatFailsHoldsNothingUp() throws Exception {
        agents.add("n1");
        lead = Future.failedFuture("no dialer");
        conversationEnds(SALE);

        run();
        assertThat(story.lines()).contains("n1 Bridged 1", "book SALE SENT").doesNotContain("n1 Lead 1");
    }

    @Test
    void aHandOverGoesThroughTheDialplan() throws Exception {
        agents.add("n1");
        conversationEnds(TO_HUMANS);

        run();
        assertThat(story.lines())
                .containsSubsequence(
                        "set AI_INGROUP=HUMANS", "continue 17.1 at ai-handover,in-group", "book XFER SENT");
    }

    @Test
    void anOutcomeThatIsRefusedIsToldToTheConversationWhichGoesOn() throws Exception {
        agents.add("n1");
        switchboard.refuse("set AI_INGROUP");
        conversationEnds(TO_HUMANS);
        agents.when(NodeCommand.Failed.class, told -> call.signals().conversationEnded(1, new Concluded(SALE)));

        run();
        assertThat(story.lines()).containsSubsequence("n1 Failed 1", "hang up 17.1", "book SALE SENT");
    }

    @Test
    void whoeverHasSaidGoodbyeIsNotSentToHumansWhenTheHangUpIsRefused() throws Exception {
        call = call(new CallStep.Ending("n1", "n1", SALE), 1, 2);
        switchboard.refuse("hang up 17.1");

        run();
        assertThat(story.lines()).contains("hang up 17.1", "book SALE SENT");
        assertThat(story.lines()).noneMatch(line -> line.startsWith("continue"));
    }

    @Test
    void refusalsAreCountedInTheRecordSoThatTheyEndUnderAnyOwner() throws Exception {
        call = call(new CallStep.Ending("n1", "n1", TO_HUMANS), 1, 2);
        switchboard.refuse("set AI_INGROUP");

        run();
        assertThat(story.lines()).contains("continue 17.1 at ai-handover,fallback", "book XFER SENT");
        assertThat(story.lines()).doesNotContain("n1 Failed 1");
    }

    @Test
    void whenNothingCanBeDoneTheCallerIsHungUp() throws Exception {
        switchboard.refuse("continue");

        assertThat(run()).isEqualTo(Departure.ENDED);
        assertThat(story.lines()).containsSubsequence("hang up 17.1", "book XFER SENT");
    }
}
