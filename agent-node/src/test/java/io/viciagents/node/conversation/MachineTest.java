package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.NextStep;
import org.junit.jupiter.api.Test;

/** What the agent does when no human takes an outbound call. */
final class MachineTest {
    @Test
    void anAnsweringMachineWithoutAMessageForItIsHungUpOnAsAM() {
        Scene scene = Scene.outbound().begin().speaks("", 1000);
        scene.interim("hello please leave a message after the tone").silence(200);

        assertThat(scene.story).contains("an answering machine", "ended AM");
        assertThat(scene.media.sounding()).isFalse();
        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.next()).isEqualTo(new NextStep.HangUp()));
    }

    @Test
    void aMessageIsLeftWhenTheMachineListensAndTheCallIsAL() {
        Scene scene =
                Scene.outbound(Scene.profile("with-model/solar-check")).begin().speaks("", 1000);
        scene.interim("please leave a message after the tone").speaks("", 600).silence(1000);
        assertThat(scene.media.sounding()).isFalse();

        scene.silence(1100).untilQuiet();

        assertThat(scene.lastHeard())
                .startsWith("agent: This is the automated assistant of Sunny Side Solar, about a free check");
        assertThat(scene.story).endsWith("ended AL");
    }

    @Test
    void aMachineThatAsksWhoCallsIsToldAndTheHumanBehindItIsGreetedAnew() {
        Scene scene = Scene.outbound().begin().speaks("", 1000);
        scene.interim("please state your name and the reason for your call")
                .silence(100)
                .untilQuiet();
        assertThat(scene.lastHeard())
                .startsWith("agent: This is the automated assistant of Sunny Side Solar. Our number");

        scene.says("hello").untilQuiet();

        assertThat(scene.story.stream().filter(line -> line.startsWith("agent: Hello, this is the automated")))
                .hasSize(1);
        assertThat(scene.lastHeard()).contains("Would you be interested?");
    }

    @Test
    void whoHangsUpOnAMachineIsStillOnAMachine() {
        Scene scene =
                Scene.outbound(Scene.profile("with-model/solar-check")).begin().speaks("", 1000);
        scene.interim("please leave a message after the tone").silence(100);

        scene.conversation.callerLeft();

        assertThat(scene.story).endsWith("ended AM");
    }
}
