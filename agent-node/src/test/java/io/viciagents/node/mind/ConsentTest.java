package io.viciagents.node.mind;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.Happening;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A conversation that a model leads, and that is recorded only when the caller agrees. */
final class ConsentTest {
    private static final String QUESTION = "May we record this call? Please say yes or no.";
    private static final String GREETING = "Hello Ann, how can I help?";

    @Test
    void theProductAsksBeforeTheGreetingAndListensForYesAndNo() {
        MindScene scene = MindScene.openedForConsent();

        assertThat(scene.story).containsExactly(QUESTION, "(done)");
        assertThat(scene.listening.orElseThrow().phrases()).contains("yes", "no");
    }

    @Test
    void whoSaysYesIsRecordedAndGreetedWithoutTheModel() {
        for (String yes : new String[] {"yes", "Yes, please.", "sure go ahead", "okay"}) {
            MindScene scene = MindScene.openedForConsent();
            scene.story.clear();

            assertThat(scene.says(yes).story).as(yes).containsExactly("(recorded)", GREETING, "(done)");
            assertThat(scene.model.asked).isEmpty();
        }
    }

    @Test
    void whoSaysNoIsGreetedAndNotRecorded() {
        for (String no : new String[] {"no", "No, thank you.", "no i do not want that", "yes no wait"}) {
            MindScene scene = MindScene.openedForConsent();
            scene.story.clear();

            assertThat(scene.says(no).story).as(no).containsExactly(GREETING, "(done)");
        }
    }

    @Test
    void theKeysOneAndTwoAnswerToo() {
        assertThat(MindScene.openedForConsent().happens(new Happening.Pressed("1")).story)
                .contains("(recorded)");
        assertThat(MindScene.openedForConsent().happens(new Happening.Pressed("2")).story)
                .contains(GREETING)
                .doesNotContain("(recorded)");
    }

    @Test
    void whoSaysSomethingElseIsAnsweredByTheModelAndNotRecorded() {
        MindScene scene = MindScene.openedForConsent().says("i need a table for two and yes a big one");
        scene.answers("When?");

        assertThat(scene.story).contains("When?").doesNotContain("(recorded)");
        assertThat(scene.says("yes").story).doesNotContain("(recorded)");
    }

    @Test
    void whatIsNotUnderstoodIsAskedOnceMoreAndSilenceIsNoConsent() {
        MindScene scene = MindScene.openedForConsent().says("").happens(new Happening.Silence(1));

        assertThat(scene.story).containsExactly(QUESTION, "(done)", QUESTION, "(done)", GREETING, "(done)");
    }

    @Test
    void aYesThatIsTakenBackIsNoConsentYet() {
        MindScene scene = MindScene.openedForConsent().says("yes");
        scene.last.retract();
        scene.story.clear();

        assertThat(scene.says("yes but no").story).containsExactly(GREETING, "(done)");
    }

    @Test
    void neverCallAgainIsHeardInPlaceOfAnAnswer() {
        assertThat(MindScene.openedForConsent().says("never call me again").story)
                .contains("Never again.")
                .doesNotContain("(recorded)");
    }

    @Test
    void aProfileThatRecordsAlwaysOrNeverAsksNothing() {
        MindScene scene = MindScene.of(Map.of("first_name", "Ann")).happens(new Happening.Opened());

        assertThat(scene.story).containsExactly(GREETING, "(done)");
    }

    @Test
    void theQuestionGoesOnAtAnotherNode() {
        MindScene scene = MindScene.openedForConsent();
        MindScene elsewhere = scene.elsewhere().happens(new Happening.Resumed());
        assertThat(elsewhere.listening.orElseThrow().phrases()).contains("yes");

        assertThat(elsewhere.says("yes").story).contains("(recorded)", GREETING);
    }
}
