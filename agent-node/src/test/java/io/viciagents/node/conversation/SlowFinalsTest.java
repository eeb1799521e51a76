package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recogniser whose interim words come 200 ms after they were spoken, and whose final ones come late. */
final class SlowFinalsTest {
    private final SlowDialogue dialogue = new SlowDialogue();
    private final Scene scene = Scene.with(dialogue);

    @BeforeEach
    void theAgentHasGreeted() {
        scene.begin();
        dialogue.say("What can I do?");
        scene.untilQuiet();
        scene.ear.mute = true;
    }

    @ParameterizedTest
    @CsvSource({
        "I need an appointment., 300, 350, 500, 400",
        "I need an appointment., 300, 1000, 500, 400",
        "i need an appointment, 600, 350, 800, 600",
        "i need an appointment, 600, 1000, 800, 600",
        "i need an appointment and, 1300, 350, 1650, 1650",
        "i need an appointment and, 1300, 1000, 1900, 1900",
    })
    void theTurnIsDecidedOnInterimWordsThatAreStableAndLookFinished(
            String words, int pause, int finalAfter, int firstTurn, int laterTurns) {
        assertThat(decidedAfter(words, pause + finalAfter)).isBetween(firstTurn - 20, firstTurn + 40);
        dialogue.say("Very well.");
        scene.untilQuiet();

        assertThat(decidedAfter(words, pause + finalAfter)).isBetween(laterTurns - 20, laterTurns + 40);
    }

    /** Milliseconds from the caller's last sound to the moment from which the answer may be heard. */
    private int decidedAfter(String words, int finalAt) {
        int before = callers().size();
        int decided = 0;
        scene.speaks("", 600);
        for (int silent = 20; silent <= 3000; silent += 20) {
            scene.silence(20);
            if (silent == 200) {
                scene.interim(words);
            } else if (silent >= finalAt && silent < finalAt + 20) {
                scene.finals(words);
            }
            decided = decided == 0 && callers().size() > before ? silent : decided;
        }
        return decided;
    }

    @Test
    void theAnswerToWordsThatTrailOffIsReadyWhenTheirPauseIsOver() {
        scene.speaks("", 600).silence(200).interim("i would like to").silence(720);
        assertThat(dialogue.story).endsWith("said i would like to");
        dialogue.say("What would you like?");
        scene.silence(100);
        assertThat(callers()).isEmpty();
        assertThat(scene.media.sounding()).isFalse();

        scene.finals("i would like to").silence(320);

        assertThat(scene.media.sounding()).isTrue();
    }

    @Test
    void nobodyHearsTheAnswerToWordsThatTrailOffAndGoOn() {
        scene.speaks("", 600).silence(200).interim("i would like to").silence(720);
        dialogue.say("What would you like?");

        scene.speaks("", 600).silence(200).interim("i would like to move my appointment.");

        assertThat(dialogue.story).contains("retracted");
        scene.silence(400);
        assertThat(callers()).containsExactly("caller: i would like to move my appointment.");
        assertThat(scene.media.sounding()).isFalse();
    }

    @Test
    void aQuickFinalIsWaitedFor() {
        scene.speaks("", 600).silence(60).interim("a table.").silence(300);
        scene.finals("a table for two.").silence(500);

        assertThat(callers()).containsExactly("caller: a table for two.");
    }

    @Test
    void interimWordsOfBeforeTheLastVoiceDoNotDecide() {
        scene.speaks("", 600).interim("a table.").speaks("", 400).silence(700);
        assertThat(callers()).isEmpty();

        scene.finals("a table for two");

        assertThat(callers()).containsExactly("caller: a table for two");
    }

    @Test
    void aFinalThatMeansSomethingElseIsAnsweredInsteadBeforeSoundHasBegun() {
        decides("a table for two.");

        scene.finals("a table for two on friday");

        assertThat(dialogue.story).endsWith("retracted", "said a table for two on friday");
        dialogue.say("On Friday, for two.");
        scene.untilQuiet();
        assertThat(scene.lastHeard()).isEqualTo("agent: On Friday, for two.");
        assertThat(scene.measured).doesNotContain("cut off");
    }

    @Test
    void aFinalThatMeansTheSameChangesNothing() {
        decides("a table for two.");

        scene.finals("Um, a table for two, please.");

        assertThat(dialogue.story).endsWith("said a table for two.");
    }

    @Test
    void aFinalAfterTheFirstSoundChangesNothing() {
        decides("a table for two.");
        dialogue.say("For two.");
        scene.silence(40);

        scene.finals("a table for two on friday").untilQuiet();

        assertThat(dialogue.story).doesNotContain("said a table for two on friday");
        assertThat(scene.lastHeard()).isEqualTo("agent: For two.");
    }

    @Test
    void neverCallAgainInTheFinalWordsCountsAfterTheFirstSoundToo() {
        decides("No thanks.");
        dialogue.say("I see. What else can I do for you today?");
        scene.silence(40);

        scene.finals("No thanks, take me off your list.");

        assertThat(dialogue.story).endsWith("said No thanks, take me off your list.");
    }

    @Test
    void aPauseInTheMiddleOfASentenceIsNotAnsweredTwiceWithTheSameWords() {
        scene.speaks("", 600).silence(200).interim("i need an appointment").silence(700);
        scene.speaks("", 300).interim("i need an appointment for two").silence(900);
        scene.finals("i need an appointment for two");

        assertThat(callers()).containsExactly("caller: i need an appointment", "caller: for two");
        assertThat(dialogue.story).endsWith("said i need an appointment for two");
    }

    @Test
    void theRestOfASentenceIsCorrectedWithoutItsBeginning() {
        scene.speaks("", 600).silence(200).interim("i need an appointment").silence(700);
        scene.speaks("", 300).interim("i need an appointment for two").silence(900);
        scene.finals("i need an appointment for you");

        assertThat(dialogue.story).endsWith("retracted", "said i need an appointment for you");
    }

    @Test
    void whoeverGoesOnBeforeTheTurnIsDecidedIsStillInIt() {
        scene.speaks("", 600).silence(200).interim("my number is").silence(1200);
        scene.speaks("", 600)
                .silence(200)
                .interim("my number is five five five.")
                .silence(320);

        assertThat(callers()).containsExactly("caller: my number is five five five.");
        assertThat(scene.measured).doesNotContain("cut off");
    }

    @Test
    void aLongWindedCallerIsNotCutOff() {
        String words = "well i said to my wife and she said";
        for (int pause = 0; pause < 6; pause++) {
            words = words + " that we should and";
            scene.speaks("", 800).silence(200).interim(words).silence(600);
        }
        assertThat(callers()).isEmpty();

        scene.speaks("", 800).silence(200).interim(words + " book a table.").silence(400);

        assertThat(callers()).hasSize(1);
        assertThat(scene.measured).doesNotContain("cut off");
    }

    @Test
    void anAsideOverTheAgentWaitsForTheFinalWords() {
        decides("I need an appointment.");
        dialogue.say("We have a free time on Monday and one on Tuesday, and one on Wednesday.");
        scene.silence(200).speaks("", 300).silence(200).interim("okay.").silence(400);
        assertThat(callers()).hasSize(1);

        scene.finals("okay stop");

        assertThat(dialogue.story).endsWith("said okay stop");
    }

    @Test
    void aFinalThatNeverComesCostsTheNextTurnNoWords() {
        decides("I need an appointment.");
        dialogue.say("When?");
        scene.untilQuiet();

        scene.speaks("", 400).silence(100).interim("on friday").silence(300);
        scene.finals("on friday at nine o'clock").silence(400);

        assertThat(callers()).last().isEqualTo("caller: on friday at nine o'clock");
    }

    private void decides(String words) {
        scene.speaks("", 600).silence(200).interim(words).silence(340);
        assertThat(callers()).containsExactly("caller: " + words);
    }

    private List<String> callers() {
        return scene.story.stream().filter(line -> line.startsWith("caller")).toList();
    }
}
