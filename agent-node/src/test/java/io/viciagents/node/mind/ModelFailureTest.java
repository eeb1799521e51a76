package io.viciagents.node.mind;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.node.dialogue.Happening;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the model, the caller or the money fails. */
final class ModelFailureTest {
    private static final CallAnswer DONE = new CallAnswer.Done("");

    @Test
    void aModelThatSaysNothingForFourSecondsHasFailedAndTheScriptTakesOver() {
        MindScene scene = MindScene.openedWithScript().says("a table please");
        scene.passes(Duration.ofMillis(3900));
        assertThat(scene.story).isEmpty();

        scene.passes(Duration.ofMillis(200));

        assertThat(scene.story).containsExactly("Book or cancel?", "(done)");
        scene.story.clear();
        scene.says("book");
        assertThat(scene.story).containsExactly("Goodbye.", "(done)");
        assertThat(scene.model.asked).hasSize(1);
    }

    @Test
    void withoutAScriptAModelThatFailsLeadsToTrouble() {
        MindScene scene = MindScene.opened().says("a table please");
        scene.model.fail();
        scene.settle();

        assertThat(scene.story).containsExactly("(failed: the provider is down)");
    }

    @Test
    void aModelThatBreaksInTheMiddleIsGivenAnotherChanceOnce() {
        MindScene scene = MindScene.opened().says("a table please");
        scene.model.text("For how many people? And ");
        scene.model.fail();
        scene.settle();
        assertThat(scene.story).containsExactly("For how many people?", "(done)");

        scene.says("two");
        scene.model.text("At what time then? And ");
        scene.model.fail();
        scene.settle();

        assertThat(scene.story).endsWith("(failed: the provider is down)");
    }

    @Test
    void aModelThatAnswersNothingHasFailed() {
        MindScene scene = MindScene.opened().says("a table please").answers("  \n");

        assertThat(scene.story).containsExactly("(failed: the model answered nothing)");
    }

    @Test
    void aModelThatCallsToolsForEverIsStopped() {
        MindScene scene = MindScene.opened().says("a table please");
        for (int round = 0; round < 6; round++) {
            scene.uses("", "nothing", "{}");
        }

        assertThat(scene.story).containsExactly("(failed: the model called tools 6 times without an answer)");
    }

    @Test
    void threeTurnsThatWereNotUnderstoodLeadToAHuman() {
        MindScene scene = MindScene.opened().says("").says("").says("").dispatcher(DONE);

        assertThat(scene.story)
                .containsExactly(
                        "(no match)",
                        "Sorry?",
                        "(done)",
                        "(no match)",
                        "Once more?",
                        "(done)",
                        "(no match)",
                        "I will put you through.",
                        "(done)");
    }

    @Test
    void silenceIsAskedAboutAndThenTheCallEnds() {
        MindScene scene = MindScene.opened().happens(new Happening.Silence(1)).happens(new Happening.Silence(2));

        assertThat(scene.story).containsExactly("Are you there?", "(done)", "I can not hear you.", "(done)");
    }

    @Test
    void aCallThatHasCostWhatItMayIsBroughtToItsEnd() {
        MindScene scene = MindScene.opened();
        scene.spent = true;

        scene.says("and another thing").dispatcher(DONE);

        assertThat(scene.model.asked).isEmpty();
        assertThat(scene.story).containsExactly("I will put you through.", "(done)");
    }

    @Test
    void whoWantsNoMoreCallsIsHeardWhenTheMoneyIsSpent() {
        MindScene scene = MindScene.opened();
        scene.spent = true;

        scene.says("never call me again");

        assertThat(scene.story).containsExactly("Never again.", "(done)");
    }

    @Test
    void withTheMoneySpentAndNoHumanThereTheCallerIsToldSoAndCalledBack() {
        MindScene scene = MindScene.opened();
        scene.spent = true;

        scene.says("and another thing").dispatcher(new CallAnswer.Refused("nobody is there"));

        assertThat(scene.model.asked).isEmpty();
        assertThat(scene.story)
                .containsExactly(
                        "I am sorry, nobody is free to talk to you just now.",
                        "We will call you back tomorrow. Goodbye.",
                        "(done)");
        assertThat(scene.outcome.orElseThrow().disposition()).isEqualTo("CALLBK");
    }

    @Test
    void aModelThatMayTakeLongerIsWaitedForWhereTheProfilesCallersAre() {
        MindScene scene = MindScene.openedWithScript("longest-wait: 10s");
        scene.model.patience = Duration.ofSeconds(8);
        scene.says("hello").passes(Duration.ofMillis(7900));
        assertThat(scene.story).isEmpty();

        scene.passes(Duration.ofMillis(200));

        assertThat(scene.story).contains("Book or cancel?");
    }

    @Test
    void aModelWithoutAWordGivesWayBeforeTheCallerHasWaitedTooLong() {
        MindScene scene = MindScene.openedWithScript("longest-wait: 3s").says("hello");

        scene.passes(Duration.ofMillis(1900));
        assertThat(scene.story).isEmpty();
        scene.passes(Duration.ofMillis(200));

        assertThat(scene.story).contains("Book or cancel?");
    }

    @Test
    void whenTheCallerCanWaitNoLongerTheScriptSpeaksForAModelWithoutAWord() {
        MindScene scene = MindScene.openedWithScript().says("hello");

        assertThat(scene.last.replace()).isTrue();

        assertThat(scene.settle().story).containsExactly("Book or cancel?", "(done)");
        assertThat(scene.model.cancelled).isPositive();
    }

    @Test
    void aModelThatSpeaksIsReplacedByNobody() {
        MindScene scene = MindScene.openedWithScript().says("hello");
        scene.model.text("For how many people? And ");
        scene.settle();

        assertThat(scene.last.replace()).isFalse();

        assertThat(scene.story).containsExactly("For how many people?");
    }

    @Test
    void whenItsTimeIsUpAndNoHumanIsThereTheCallerIsToldSoAndCalledBack() {
        MindScene scene = MindScene.opened().happens(new Happening.TimeUp());

        scene.dispatcher(new CallAnswer.Refused("nobody is there"));

        assertThat(scene.model.asked).isEmpty();
        assertThat(scene.story).contains("We will call you back tomorrow. Goodbye.");
        assertThat(scene.outcome.orElseThrow().disposition()).isEqualTo("CALLBK");
    }

    @Test
    void theScriptThatTookOverKeepsToTheCeilingToo() {
        MindScene scene = MindScene.openedWithScript().says("hello");
        scene.model.fail();
        scene.settle();
        scene.spent = true;

        scene.says("book").dispatcher(DONE);

        assertThat(scene.outcome.orElseThrow().disposition()).isEqualTo("XFER");
    }
}
