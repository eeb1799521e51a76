package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.provider.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever breaks, the caller hears a sentence, is handed over or hung up, and the call has a disposition. */
final class NeverMuteTest {
    private static final String SORRY =
            "agent: I am sorry, I can not help you with this. I will put you through to the front desk.";

    @Test
    void aSentenceThatFailsOnceIsTriedAgain() {
        Scene scene = Scene.inbound().greeted();
        scene.voice.failures = 1;

        scene.says("book an appointment").untilQuiet();

        assertThat(scene.lastHeard()).isEqualTo("agent: Which day suits you, from Monday to Friday?");
    }

    @Test
    void aVoiceThatIsGoneStillSaysThePreparedSentenceAndHandsOver() {
        Scene scene = Scene.inbound().greeted();
        scene.voice.failures = Integer.MAX_VALUE;

        scene.says("book an appointment").untilQuiet();

        assertThat(scene.story).endsWith(SORRY, "ended XFER");
    }

    @Test
    void aVoiceThatNeverAnswersIsGivenUp() {
        Scene scene = Scene.inbound().greeted();
        scene.voice.silent = true;

        scene.says("book an appointment").silence(6000).untilQuiet();

        assertThat(scene.story).endsWith(SORRY, "ended XFER");
    }

    @Test
    void aVoiceThatWasNeverThereStillLeadsToAHuman() {
        Scene scene = Scene.inbound();
        scene.voice.failures = Integer.MAX_VALUE;

        scene.begin().silence(1000);

        assertThat(scene.story).endsWith("ended XFER");
    }

    @Test
    void anEarThatFailsOnceIsOpenedAgain() {
        Scene scene = Scene.inbound().greeted();
        scene.ear.listener.failed(Failure.here("the connection broke"));

        scene.says("book an appointment").untilQuiet();

        assertThat(scene.ear.opened).isEqualTo(2);
        assertThat(scene.lastHeard()).isEqualTo("agent: Which day suits you, from Monday to Friday?");
    }

    @Test
    void anEarThatStaysDeafLeadsToAHuman() {
        Scene scene = Scene.inbound();
        scene.ear.broken = true;

        scene.begin().silence(2000).untilQuiet();

        assertThat(scene.story).endsWith(SORRY, "ended XFER");
    }

    @Test
    void inTroubleNobodyIsPromisedAHumanWhoIsNotThere() {
        Scene scene = Scene.inbound();
        scene.dispatcher = request -> Optional.of(new CallAnswer.Refused("nobody waits"));
        scene.ear.broken = true;

        scene.begin().silence(2000).untilQuiet();

        assertThat(scene.asked).containsExactly(new CallRequest.HumansFree("FRONTDESK"));
        assertThat(scene.story)
                .contains("agent: I am sorry, nobody is free to talk to you just now.")
                .noneMatch(line -> line.contains("put you through"))
                .endsWith("ended CALLBK");
    }

    @Test
    void inTroubleADispatcherThatDoesNotAnswerMeansThatNobodyIsThere() {
        Scene scene = Scene.inbound();
        scene.dispatcher = request -> Optional.empty();
        scene.ear.broken = true;

        scene.begin().silence(6000).untilQuiet();

        assertThat(scene.story).contains("ended CALLBK");
    }

    @Test
    void whoIsWaitingForAHumanInTroubleIsStillHeardSayingNeverAgain() {
        Scene scene = Scene.inbound().greeted();
        scene.dispatcher = request -> Optional.empty();
        scene.voice.failures = 2;
        scene.says("book an appointment");

        scene.says("take me off your list").untilQuiet();

        assertThat(scene.story).endsWith("ended DNC");
    }

    @Test
    void anEarThatGivesNoResultCountsAsNotUnderstood() {
        Scene scene = Scene.inbound().greeted();
        scene.ear.mute = true;

        scene.says("book an appointment").silence(2000).untilQuiet();

        assertThat(scene.lastHeard()).startsWith("agent: Sorry, I did not understand");
    }

    @Test
    void interimWordsCountWhenTheFinalOnesAreSlow() {
        Scene scene = Scene.inbound().greeted();
        scene.ear.mute = true;

        scene.speaks("", 600).interim("book an appointment").silence(1000).untilQuiet();

        assertThat(scene.lastHeard()).isEqualTo("agent: Which day suits you, from Monday to Friday?");
    }

    @Test
    void aFinalResultThatComesTooLateIsNotTakenForTheNextTurn() {
        Scene scene = Scene.inbound().greeted();
        scene.ear.mute = true;
        scene.speaks("", 600).interim("book an appointment").silence(1000).untilQuiet();
        scene.ear.listener.result("book an appointment");
        scene.ear.mute = false;

        scene.says("on friday").untilQuiet();

        assertThat(scene.lastHeard()).isEqualTo("agent: In the morning or in the afternoon?");
    }

    @Test
    void aNoiseOfWhichTheRecogniserSaysNothingCostsTheNextTurnNoWords() {
        Scene scene = Scene.inbound().greeted();
        scene.ear.mute = true;
        scene.speaks("", 600).silence(2500).untilQuiet();
        scene.ear.mute = false;

        scene.says("book an appointment");

        assertThat(scene.story).contains("caller: book an appointment");
        scene.untilQuiet();
        assertThat(scene.lastHeard()).isEqualTo("agent: Which day suits you, from Monday to Friday?");
    }

    @Test
    void aDialogueThatSaysNothingForFiveSecondsIsGivenUp() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().says("book an appointment").silence(5000).untilQuiet();

        assertThat(scene.story).endsWith(SORRY, "ended XFER");
    }

    @Test
    void aDialogueThatFailsInTheMiddleIsGivenUp() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.part("One moment");
        dialogue.fail();
        scene.silence(200).untilQuiet();

        assertThat(scene.story).endsWith(SORRY, "ended XFER");
    }

    @Test
    void somethingUnexpectedEndsTheCallInTheUsualWayAndTheSecondTimeGivesItAway() {
        Scene scene = Scene.inbound().greeted();

        scene.conversation.lead(new Poison());
        scene.silence(20);
        assertThat(scene.media.sounding()).isTrue();
        scene.conversation.lead(new Poison());

        assertThat(scene.story).endsWith("lost");
    }

    /** Fails whatever is asked. */
    private static final class Poison extends java.util.AbstractMap<String, String> {
        @Override
        public java.util.Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("poison");
        }
    }
}
