package io.viciagents.node.mind;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelMessage.Agent;
import io.viciagents.node.model.ModelMessage.Answered;
import io.viciagents.node.model.ModelMessage.Called;
import io.viciagents.node.model.ModelMessage.Caller;
import io.viciagents.node.model.ToolCall;
import org.junit.jupiter.api.Test;

final class MemoryTest {
    private final Memory memory = new Memory();

    @Test
    void whatTheAgentSaysInPiecesIsOneMessage() {
        memory.told("Sure,");
        memory.told("I can help.");
        memory.heard("Sure,");

        assertThat(memory.messages()).containsExactly(new Agent("Sure, I can help."));
    }

    @Test
    void onlyWhatWasHeardIsRememberedAfterAnInterruption() {
        memory.told("We are open.");
        memory.told("From Monday to Friday.");
        memory.told("And on Saturdays.");
        memory.heard("We are open.");
        memory.heard("From Monday");

        memory.caller("saturdays too");

        assertThat(memory.messages())
                .containsExactly(new Agent("We are open. From Monday ..."), new Caller("saturdays too"));
    }

    @Test
    void whatWasNeverHeardIsForgottenWhenTheNextAnswerBegins() {
        memory.told("We are open.");
        memory.mark();

        assertThat(memory.messages()).isEmpty();
    }

    @Test
    void anAnswerThatIsTakenBackLeavesOnlyWhatToolsHaveDone() {
        memory.caller("book me in");
        long mark = memory.mark();
        memory.caller("i would like");
        ToolCall call = new ToolCall("1", "update_lead", "{}");
        memory.called(call);
        memory.told("Noted.");

        memory.forget(mark);
        memory.answered("1", "It is done.");

        assertThat(memory.messages())
                .containsExactly(new Caller("book me in"), new Called(call), new Answered("1", "It is done."));
    }

    @Test
    void aToolWhoseResultIsNotKnownYetIsNotTakenForDone() {
        memory.called(new ToolCall("1", "update_lead", "{}"));

        assertThat(memory.messages().getLast())
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.result()).contains("do not say that it is done"));
    }

    @Test
    void theLongestCallKeepsTheLastOfIt() {
        for (int turn = 0; turn < 1000; turn++) {
            memory.caller("turn " + turn);
        }
        long mark = memory.mark();
        memory.caller("one more");
        memory.forget(mark);

        assertThat(memory.messages()).hasSizeLessThanOrEqualTo(200).endsWith(new ModelMessage.Caller("turn 999"));
    }
}
