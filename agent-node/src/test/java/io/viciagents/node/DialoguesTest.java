package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.time.ManualTimers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The dialogues that a node holds, and what they may cost: here, a script whose ear and voice are paid for. */
class DialoguesTest {
    private static final Profile PROFILE = Profiles.read(Path.of("../profiles/appointment-line.yaml"));

    private final List<String> story = new ArrayList<>();
    private Optional<CallOutcome> outcome = Optional.empty();
    private CallAnswer humans = new CallAnswer.Done("");
    private boolean spent;
    private final Dialogue dialogue = new Dialogues(
                    _ -> Optional.empty(),
                    (tool, arguments, result) -> {},
                    new PhraseUnderstanding(),
                    Clock.systemUTC())
            .of(
                    new Assignment(
                            new CallRef("pbx-1", "17.1"),
                            new Fence(1, "owner"),
                            1,
                            Direction.INBOUND,
                            PROFILE.name(),
                            "",
                            Map.of(),
                            MediaFormat.ULAW),
                    PROFILE,
                    Map.of(),
                    () -> spent,
                    new ManualTimers(),
                    Runnable::run);

    @Test
    void aScriptThatHasCostWhatItMayIsBroughtToItsEnd() {
        happens(new Happening.Opened());
        happens(new Happening.Said("book an appointment"));
        spent = true;

        happens(new Happening.Said("on monday"));

        assertThat(story)
                .startsWith("I am sorry, I can not help you with this. I will put you through to the front desk.");
        assertThat(disposition()).isEqualTo("XFER");
    }

    @Test
    void aCallerWhoSaysNothingDoesNotGoOnCosting() {
        happens(new Happening.Opened());
        spent = true;

        happens(new Happening.Silence(1));

        assertThat(disposition()).isEqualTo("XFER");
    }

    @Test
    void whoWantsNoMoreCallsIsHeardInWordsAndByKeyWhenTheMoneyIsSpent() {
        happens(new Happening.Opened());
        spent = true;

        happens(new Happening.Said("take me off your list"));
        assertThat(disposition()).isEqualTo("DNC");
        happens(new Happening.Pressed("9"));
        assertThat(disposition()).isEqualTo("DNC");
    }

    @Test
    void whoSpeaksOverTheGoodbyeHearsItAgain() {
        happens(new Happening.Opened());
        spent = true;
        happens(new Happening.Said("book an appointment"));

        happens(new Happening.Said("thanks"));

        assertThat(disposition()).isEqualTo("XFER");
    }

    @Test
    void whereNobodyCanTakeTheCallerAFewAnswersAreLeftAndThenTheCallIsInTrouble() {
        happens(new Happening.Opened());
        spent = true;
        humans = new CallAnswer.Refused("nobody is there");
        happens(new Happening.Said("book an appointment"));
        assertThat(story).startsWith("I am sorry, nobody at the front desk is free just now.");

        happens(new Happening.Said("book"));
        assertThat(story).startsWith("Which day suits you, from Monday to Friday?");
        for (int answers = 0; answers < 10 && !story.getLast().startsWith("failed"); answers++) {
            happens(new Happening.Said("bananas"));
            happens(new Happening.Said("monday"));
        }
        assertThat(story).last().isEqualTo("failed: the call has cost what it may, and comes to no end");
    }

    @Test
    void wordsThatWereTakenBackAreNotCounted() {
        happens(new Happening.Opened());
        spent = true;
        humans = new CallAnswer.Refused("nobody is there");
        for (int times = 0; times < 20; times++) {
            happens(new Happening.Said("book an appointment")).retract();
        }

        happens(new Happening.Said("book an appointment"));

        assertThat(story).startsWith("I am sorry, nobody at the front desk is free just now.");
    }

    private String disposition() {
        return outcome.map(CallOutcome::disposition).orElse("none");
    }

    private Dialogue.Answering happens(Happening happening) {
        story.clear();
        outcome = Optional.empty();
        return dialogue.answer(happening, new AnswerListener() {
            @Override
            public void part(AnswerPart part) {
                switch (part) {
                    case AnswerPart.Say say -> story.add(say.text());
                    case AnswerPart.End(CallOutcome told) -> outcome = Optional.of(told);
                    case AnswerPart.Ask ask -> ask.then().accept(humans);
                    case AnswerPart.Listen listen -> {}
                    case AnswerPart.NoMatch noMatch -> {}
                    case AnswerPart.RecordingAllowed allowed -> {}
                    case AnswerPart.Work work -> {}
                    case AnswerPart.Keep keep -> {}
                    case AnswerPart.Noted noted -> {}
                }
            }

            @Override
            public void done() {}

            @Override
            public void failed(String reason) {
                story.add("failed: " + reason);
            }
        });
    }
}
