package io.viciagents.node.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A script goes on from another's memory. */
final class RecollectionTest {
    private static final Profile SHOP = Profiles.parse("test", """
            name: shop
            directions: [inbound]
            language: en-US
            voice: slt
            start: number
            trouble: done
            caller-left: done
            global:
              human: {end: human}
              opt-out: {end: never}
            states:
              number:
                say: "Please type your number."
                slot: {name: number, kind: digits, min: 3, max: 5, goto: consent}
              consent:
                say: "{number}. May we record this?"
                intents:
                  sure: {phrases: [yes you may], end: done}
                  human: {phrases: [give me somebody], end: human}
            ends:
              done: {say: "Thanks.", disposition: SALE, summary: "{number}"}
              never: {say: "Never again.", disposition: DNC, do-not-call: true}
              human: {say: "One moment.", disposition: XFER, in-group: SHOP}
            """);

    private final List<Consumer<CallAnswer>> asked = new ArrayList<>();
    private final Script first = new Script(SHOP, Map.of(), new PhraseUnderstanding(), Clock.systemUTC());

    @Test
    void anotherScriptGoesOnAtTheSamePlaceWithTheSameSlots() {
        answer(first, new Happening.Opened());
        answer(first, new Happening.Pressed("1234"));

        Script second = from(first.memory());

        assertThat(answer(second, new Happening.Resumed())).containsExactly("listen", "done");
        assertThat(answer(second, new Happening.Said("yes you may")))
                .containsExactly("Thanks.", "end SALE 1 2 3 4", "done");
    }

    @Test
    void whatWasAskedAndNotCompletelyAnsweredIsAnsweredAnew() {
        answer(first, new Happening.Pressed("1234"));
        answer(first, new Happening.Said("give me somebody"));

        Script second = from(first.memory());

        assertThat(answer(second, new Happening.Resumed())).containsExactly("ask");
        asked.getLast().accept(new CallAnswer.Done(""));
        assertThat(answer(from(second.memory()), new Happening.Resumed())).containsExactly("listen", "done");
    }

    @Test
    void anAnswerThatWasTakenBackIsForgotten() {
        answer(first, new Happening.Pressed("1234"));
        first.answer(new Happening.Said("give me somebody"), new Told(new ArrayList<>()))
                .retract();

        assertThat(answer(from(first.memory()), new Happening.Resumed())).containsExactly("listen", "done");
    }

    @Test
    void misunderstandingsInARowCountOverAllNodes() {
        answer(first, new Happening.Said("bananas"));
        answer(first, new Happening.Said("bananas"));

        assertThat(answer(from(first.memory()), new Happening.Said("bananas"))).contains("end SALE ");
    }

    @Test
    void whatCannotBeUnderstoodBeginsAnew() {
        List<DialogueMemory> strange = List.of(
                new DialogueMemory("model", Map.of()),
                new DialogueMemory("script", Map.of("state", 7, "slots", "none")),
                new DialogueMemory("script", Map.of("state", "of another profile")),
                new DialogueMemory("script", Map.of("state", "number", "slots", List.of(1), "unanswered", "what")));
        for (DialogueMemory memory : strange) {
            assertThat(answer(from(memory), new Happening.Pressed("1234"))).startsWith("1 2 3 4. May we record this?");
        }
    }

    private static Script from(DialogueMemory memory) {
        return Script.from(memory, SHOP, Map.of(), new PhraseUnderstanding(), Clock.systemUTC());
    }

    private List<String> answer(Script script, Happening happening) {
        List<String> told = new ArrayList<>();
        script.answer(happening, new Told(told));
        return told;
    }

    private final class Told implements AnswerListener {
        private final List<String> story;

        private Told(List<String> story) {
            this.story = story;
        }

        @Override
        public void part(AnswerPart part) {
            switch (part) {
                case AnswerPart.Say say -> story.add(say.text());
                case AnswerPart.Listen listen -> story.add("listen");
                case AnswerPart.Ask ask -> {
                    story.add("ask");
                    asked.add(ask.then());
                }
                case AnswerPart.End(var outcome) -> story.add("end " + outcome.disposition() + " " + outcome.summary());
                case AnswerPart.NoMatch other -> {}
                case AnswerPart.RecordingAllowed other -> {}
                case AnswerPart.Work other -> {}
                case AnswerPart.Noted other -> {}
                case AnswerPart.Keep other -> {}
            }
        }

        @Override
        public void done() {
            story.add("done");
        }

        @Override
        public void failed(String reason) {
            story.add("failed");
        }
    }
}
