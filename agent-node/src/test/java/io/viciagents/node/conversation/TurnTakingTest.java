package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.speech.RecognitionListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who speaks when, and who is interrupted. */
final class TurnTakingTest {
    private static final String QUESTION =
            "agent: Would you like to book, move or cancel an appointment, or hear our opening hours?";

    @Test
    void aVoiceOverTheAgentSilencesItWithinATickOfTwoHundredMilliseconds() {
        Scene scene = inTheQuestion().speaks("i need an appointment", 200);

        assertThat(scene.media.sounding()).isFalse();
    }

    @Test
    void wordsOverTheAgentAreAnsweredAndOnlyWhatWasHeardIsRemembered() {
        Scene scene = inTheQuestion().says("i need an appointment");

        assertThat(scene.story).contains("interruption TRUE");
        assertThat(scene.story).anyMatch(line -> line.startsWith("agent cut: Would you like"));
        scene.untilQuiet();
        assertThat(scene.lastHeard()).isEqualTo("agent: Which day suits you, from Monday to Friday?");
        assertThat(scene.turns.getFirst().bargeInStop()).contains(Duration.ofMillis(200));
    }

    @Test
    void anUhHuhOverTheAgentLetsItSpeakOnToTheEnd() {
        Scene scene = inTheQuestion().says("uh-huh").untilQuiet();

        assertThat(scene.story).contains("interruption FALSE").endsWith(QUESTION);
    }

    @Test
    void aNoiseOverTheAgentLetsItSpeakOnToTheEnd() {
        Scene scene = inTheQuestion().speaks("", 900).silence(1000).untilQuiet();

        assertThat(scene.story).endsWith(QUESTION);
    }

    @Test
    void aStopWordOverTheAgentInterrupts() {
        Scene scene = inTheQuestion().speaks("stop", 240).silence(1000);

        assertThat(scene.story).contains("interruption TRUE");
    }

    @Test
    void aYesOverTheQuestionThatWantsAYesIsTheAnswer() {
        Scene scene = Scene.inbound().greeted().says("cancel my appointment");
        assertThat(scene.media.sounding()).isTrue();

        scene.says("yes").untilQuiet();

        assertThat(scene.story).contains("ended DEC");
    }

    @Test
    void aYesOverTheEndOfAModelsQuestionIsTheAnswer() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = asking(dialogue, "You would like Monday at ten o'clock, is that right?")
                .silence(500);

        scene.speaks("yes", 300).silence(1000);

        assertThat(scene.story).contains("interruption TRUE");
        assertThat(dialogue.story).contains("said yes");
    }

    @Test
    void oneWordOverTheEndOfAModelsQuestionIsTheAnswer() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = asking(dialogue, "Would you rather come on Monday or on Tuesday?")
                .silence(500);

        scene.speaks("tuesday", 300).silence(1000);

        assertThat(dialogue.story).contains("said tuesday");
    }

    @Test
    void anUhHuhOverTheEndOfAModelsQuestionIsNoAnswer() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = asking(dialogue, "You would like Monday at ten o'clock, is that right?")
                .silence(500);

        scene.speaks("uh-huh", 300).silence(1000).untilQuiet();

        assertThat(dialogue.story).doesNotContain("said uh-huh");
        assertThat(scene.lastHeard()).isEqualTo("agent: You would like Monday at ten o'clock, is that right?");
    }

    @Test
    void aYesInTheMiddleOfALongSentenceOfAModelsDoesNotInterrupt() {
        SlowDialogue dialogue = new SlowDialogue();
        String offer = "We come to your house, we look at the roof and at the meter, we work out with you what the sun"
                + " would save you in a year, and all of it costs you nothing at all, so would you like that?";
        Scene scene = asking(dialogue, offer).silence(500);

        scene.speaks("yes", 300).silence(1000).untilQuiet();

        assertThat(scene.story).contains("interruption FALSE");
        assertThat(scene.lastHeard()).isEqualTo("agent: " + offer);
        assertThat(dialogue.story).doesNotContain("said yes");
    }

    @Test
    void aYesOverTheEndOfWhatIsNoQuestionDoesNotInterrupt() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = asking(dialogue, "I have written down Monday at ten o'clock for you.")
                .silence(500);

        scene.speaks("okay", 300).silence(1000).untilQuiet();

        assertThat(dialogue.story).doesNotContain("said okay");
    }

    private static Scene asking(SlowDialogue dialogue, String question) {
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().says("i need an appointment");
        dialogue.say(question);
        return scene;
    }

    @Test
    void aKeyStopsTheAgentAtOnce() {
        Scene scene = Scene.inbound().begin().silence(200).presses("1");

        assertThat(scene.story).anyMatch(line -> line.startsWith("agent cut: Green"));
    }

    @Test
    void aHelloWithinHalfASecondIsWaitedFor() {
        Scene scene = Scene.outbound().begin().silence(300).speaks("hello", 400);
        assertThat(scene.media.sounding()).isFalse();

        scene.silence(640);

        assertThat(scene.media.sounding()).isTrue();
    }

    @Test
    void withoutAHelloTheAgentSpeaksAfterHalfASecond() {
        Scene scene = Scene.outbound().begin().silence(480);
        assertThat(scene.story).isEmpty();

        scene.silence(60);

        assertThat(scene.story).containsExactly("first audio 500");
    }

    @Test
    void aHelloWithoutEndIsTalkedOverAfterASecondAndAHalf() {
        Scene scene = Scene.outbound().begin().silence(400).speaks("", 1200);

        assertThat(scene.story).isNotEmpty();
        assertThat(scene.story.getFirst()).startsWith("first audio 14");
    }

    @Test
    void aClickInTheSilenceIsNoTurnAndDoesNotPutOffTheQuestionForEver() {
        Scene scene = Scene.inbound().greeted();
        for (int click = 0; click < 7; click++) {
            scene.speaks("", 80).silence(2500);
        }

        assertThat(scene.story).contains("agent: Are you still there?");
    }

    @Test
    void whoGoesOnBeforeTheAnswerIsHeardIsAnsweredOnceToTheWhole() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("What can I do?");
        scene.untilQuiet();

        scene.says("i would like").says("to book a table");
        assertThat(scene.measured).containsExactly("filled", "cut off");

        assertThat(dialogue.story)
                .containsExactly(
                        "opened",
                        "heard What can I do?",
                        "said i would like",
                        "retracted",
                        "said i would like to book a table");
    }

    @Test
    void anInterruptedDialogueIsToldToThinkNoFurther() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.part("This is a rather long explanation of many things.");
        scene.silence(400);

        scene.speaks("wait a moment", 700);

        assertThat(dialogue.story).contains("cancelled");
    }

    @Test
    void anAnswerIsMadeBeforeTheTurnIsOverAndNotASoundOfItIsHeardBefore() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().speaks("a table for two", 600).interim("a table for two");
        scene.silence(220);
        assertThat(dialogue.story).endsWith("said a table for two");

        dialogue.say("For when?");
        scene.silence(200);
        assertThat(scene.media.sounding()).isFalse();
        scene.silence(300).untilQuiet();

        assertThat(scene.lastHeard()).isEqualTo("agent: For when?");
        assertThat(dialogue.story).containsOnlyOnce("said a table for two").doesNotContain("retracted");
        assertThat(scene.turns.getFirst().firstAudio()).isLessThan(Duration.ofMillis(700));
    }

    @Test
    void aRecogniserThatJudgesTurnsHasTheAnswerMadeEarlyAndSpokenAtOnce() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().speaks("", 600).interim("a table for two");
        scene.ear.listener.turn(RecognitionListener.Turn.PERHAPS_OVER);
        scene.silence(20);
        dialogue.say("For when?");

        scene.ear.listener.result("a table for two");
        scene.ear.listener.turn(RecognitionListener.Turn.OVER);
        scene.silence(60);

        assertThat(scene.media.sounding()).isTrue();
        scene.untilQuiet();
        assertThat(scene.lastHeard()).isEqualTo("agent: For when?");
        assertThat(dialogue.story).containsOnlyOnce("said a table for two");
    }

    @Test
    void anAnswerThatWasMadeTooSoonIsTakenBackUnheard() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().speaks("", 400).interim("a table").silence(220);
        dialogue.say("For how many?");

        scene.speaks("a table for two", 400).interim("a table for two").silence(1000);
        dialogue.say("For when?");
        scene.untilQuiet();

        assertThat(dialogue.story).containsSubsequence("said a table", "retracted", "said a table for two");
        assertThat(scene.story).doesNotContain("agent: For how many?").contains("agent: For when?");
    }

    @Test
    void aSlowAnswerIsFilledAfterEightHundredMilliseconds() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().speaks("a table", 600).silence(1300);
        assertThat(scene.media.sounding()).isFalse();

        scene.silence(140).untilQuiet();
        dialogue.say("For when?");
        scene.untilQuiet();

        assertThat(scene.story).containsSubsequence("agent: One moment, please.", "agent: For when?");
        assertThat(scene.measured).containsExactly("filled");
        assertThat(dialogue.story).doesNotContain("heard One moment, please.").endsWith("heard For when?");
    }

    private static Scene inTheQuestion() {
        Scene scene = Scene.inbound().begin();
        while (scene.story.stream().noneMatch(line -> line.startsWith("agent: Green"))) {
            scene.silence(20);
        }
        return scene.silence(400);
    }
}
