package io.viciagents.vicidial.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginGateTest {
    private final LoginGate gate = new LoginGate();
    private final List<String> story = new ArrayList<>();

    @Test
    void untilALoginWasAcceptedRequestsGoOneByOne() {
        enter("a");
        enter("b");
        assertThat(story).containsExactly("a passes");
        gate.leave();
        assertThat(story).containsExactly("a passes", "b passes");
    }

    @Test
    void afterThatAFewGoAtOnce() {
        enter("a");
        gate.accepted();
        for (String name : List.of("b", "c", "d", "e")) {
            enter(name);
        }
        assertThat(story).containsExactly("a passes", "b passes", "c passes", "d passes");
        gate.leave();
        assertThat(story).endsWith("e passes");
    }

    @Test
    void aRefusalTurnsAwayWhoWaitsAndWhoComes() {
        enter("a");
        enter("b");
        assertThat(gate.refused()).isTrue();
        gate.leave();
        enter("c");
        assertThat(gate.refused()).isFalse();
        assertThat(story).containsExactly("a passes", "b refused", "c refused");
    }

    @Test
    void anAnswerOfARequestUnderWayDoesNotUndoARefusal() {
        enter("a");
        gate.refused();
        gate.accepted();
        gate.leave();
        enter("b");
        assertThat(story).containsExactly("a passes", "b refused");
    }

    @Test
    void afterAHumansWordOneIsTried() {
        enter("a");
        gate.refused();
        gate.leave();
        gate.tryAgain();
        enter("b");
        enter("c");
        assertThat(story).containsExactly("a passes", "b passes");
    }

    private void enter(String name) {
        gate.enter(new LoginGate.Waiting() {
            @Override
            public void pass() {
                story.add(name + " passes");
            }

            @Override
            public void refused() {
                story.add(name + " refused");
            }

            @Override
            public void full() {
                story.add(name + " finds it full");
            }
        });
    }
}
