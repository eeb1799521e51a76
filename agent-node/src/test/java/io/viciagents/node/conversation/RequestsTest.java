package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.Privacy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a conversation asks of the dispatcher, and what it keeps to itself. */
final class RequestsTest {
    @Test
    void beforeAHumanIsPromisedItIsAskedWhetherOneIsThere() {
        Scene scene = Scene.inbound().greeted();
        scene.dispatcher = request -> Optional.of(new CallAnswer.Refused("nobody waits"));

        scene.presses("0").untilQuiet();

        assertThat(scene.asked).containsExactly(new CallRequest.HumansFree("FRONTDESK"));
        assertThat(scene.story)
                .contains("agent: I am sorry, nobody at the front desk is free just now.")
                .noneMatch(line -> line.contains("put you through"));
        scene.says("no thanks").untilQuiet();
        assertThat(scene.story).endsWith("ended NP");
    }

    @Test
    void aDispatcherThatDoesNotAnswerIsARefusalAndALateAnswerIsNotHeard() {
        Scene scene = Scene.inbound().greeted();
        scene.dispatcher = request -> Optional.empty();

        scene.presses("0").silence(3900);
        assertThat(scene.media.sounding()).isFalse();
        scene.silence(200).untilQuiet();
        scene.conversation.answered(1, new CallAnswer.Done(""));
        scene.silence(40);

        assertThat(scene.lastHeard()).startsWith("agent: Would you like to book, move or cancel");
        assertThat(scene.story).contains("HumansFree was refused: nobody answered in 4 s");
        assertThat(scene.outcome).isEmpty();
    }

    @Test
    void aCallerWhoSpeaksWhileTheDispatcherIsAskedIsAnsweredAndTheTransferIsForgotten() {
        Scene scene = Scene.inbound().greeted();
        scene.dispatcher = request -> Optional.empty();

        scene.presses("0").silence(200).says("opening hours");
        scene.conversation.answered(1, new CallAnswer.Done(""));
        scene.untilQuiet();

        assertThat(scene.story).contains("agent: We are open from Monday to Friday, from nine to five.");
        assertThat(scene.outcome).isEmpty();
    }

    @Test
    void whatIsSaidAndTypedInPrivateIsNotWrittenDown() {
        SlowDialogue dialogue = new SlowDialogue();
        Scene scene = Scene.with(dialogue).begin();
        dialogue.part(new AnswerPart.Keep(Privacy.PRIVATE));
        dialogue.say("Please tell me your card number.");
        scene.untilQuiet().says("four one one one").presses("4");
        dialogue.part(new AnswerPart.Keep(Privacy.OPEN));
        dialogue.say("Thank you.");
        scene.untilQuiet().says("goodbye");

        assertThat(scene.story)
                .containsSubsequence("caller: [private]", "pressed [private]", "agent: Thank you.", "caller: goodbye")
                .noneMatch(line -> line.contains("four one"));
    }
}
