package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long callers who are owed an answer hear nothing. */
class DeadAirTest {
    @Test
    void aQuickAnswerLeavesTheCallerAloneForTheGap() {
        Scene scene = Scene.inbound().greeted();

        scene.says("book an appointment").untilQuiet();

        assertThat(scene.waits).containsExactly(scene.turns.getLast().firstAudio());
    }

    @Test
    void aFillerEndsTheWaitAndBeginsAnother() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("Hello.");
        scene.untilQuiet();

        scene.speaks("what does it cost", 600).silence(5000);
        dialogue.say("Ten dollars.");
        scene.untilQuiet();

        assertThat(scene.measured).contains("filled");
        assertThat(scene.waits)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(5)));
    }

    @Test
    void whoHangsUpWhileWaitingHasWaited() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("Hello.");
        scene.untilQuiet();

        scene.speaks("what does it cost", 600).silence(1000);
        int heard = scene.waits.size();
        scene.silence(500);
        scene.conversation.callerLeft();

        assertThat(scene.waits).hasSize(heard + 1);
        assertThat(scene.waits.getLast()).isGreaterThan(Duration.ofMillis(400));
    }
}
