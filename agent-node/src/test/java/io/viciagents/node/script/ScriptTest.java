package io.viciagents.node.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue.Answering;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.profile.Profiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScriptTest {
    private static final String PROFILE = """
            name: shop
            directions: [inbound]
            language: en-US
            voice: slt
            start: number
            trouble: human
            caller-left: left
            lead: {first_name: friend}
            global:
              human: {end: human}
              opt-out: {key: "*", end: never}
            states:
              number:
                say: ["Hello {first_name}.", "Please type your number."]
                slot: {name: number, kind: digits, min: 3, max: 5, goto: consent}
              consent:
                say: "{number}. May we record this?"
                intents:
                  sure: {phrases: [yes you may], key: "1", recording: allowed, end: done}
            ends:
              done: {say: "Thanks.", disposition: SALE, lead-fields: {comments: "number {number}"}, summary: "{number}"}
              human: {say: "One moment.", disposition: XFER, in-group: SHOP}
              never: {say: "Never again.", disposition: DNC, do-not-call: true}
              left: {disposition: NP}
            """;

    private final Script script = new Script(
            Profiles.parse("test", PROFILE), Map.of("first_name", "Ann"), new PhraseUnderstanding(), Clock.systemUTC());
    private CallAnswer humans = new CallAnswer.Done("");
    private Answering last = new Answering() {
        @Override
        public void cancel() {}

        @Override
        public void retract() {}
    };

    @Test
    void aNumberIsTypedReadBackAndWritten() {
        assertThat(answer(new Happening.Opened()))
                .containsExactly("Hello Ann.", "Please type your number.", "listen 3 to 5 digits", "done");
        assertThat(answer(new Happening.Pressed("1234")))
                .containsExactly("1 2 3 4. May we record this?", "listen [yes you may]", "done");
        assertThat(answer(new Happening.Said("yes you may")))
                .containsExactly("recording", "Thanks.", "end SALE LeadFields[fields={comments=number 1234}]", "done");
    }

    @Test
    void aPrivateStateIsAnnouncedBeforeTheCallerAnswersAndEndsWithIt() {
        Script secret = new Script(
                Profiles.parse(
                        "test",
                        PROFILE.replace(
                                "min: 3, max: 5, goto: consent}",
                                "min: 3, max: 5, goto: consent}\n" + "    private: true")),
                Map.of(),
                new PhraseUnderstanding(),
                Clock.systemUTC());

        assertThat(answer(secret, new Happening.Opened())).containsSubsequence("keep PRIVATE", "listen 3 to 5 digits");
        assertThat(answer(secret, new Happening.Pressed("1234")))
                .containsSubsequence("keep OPEN", "listen [yes you may]");
        last.retract();
        assertThat(answer(secret, new Happening.Pressed("777"))).contains("keep OPEN");
    }

    @Test
    void aNumberThatIsTooShortIsNotUnderstood() {
        answer(new Happening.Opened());

        assertThat(answer(new Happening.Pressed("12"))).startsWith("no match", "Sorry, I did not understand.");
    }

    @Test
    void theBuiltInOptOutIsUnderstoodEverywhere() {
        answer(new Happening.Opened());

        assertThat(answer(new Happening.Said("and please take me off your list right now")))
                .contains("end DNC DoNotCall[]");
    }

    @Test
    void aHumanIsUnderstoodEverywhere() {
        assertThat(answer(new Happening.Said("a human please"))).contains("end XFER ");
    }

    @Test
    void nobodyIsPromisedAHumanWhoIsNotThereButACallBackIsOffered() {
        humans = new CallAnswer.Refused("nobody waits");

        assertThat(answer(new Happening.Said("a human please")))
                .startsWith(
                        "ask HumansFree[inGroup=SHOP]",
                        "I am sorry, nobody is free to talk to you just now.",
                        "May we call you back tomorrow?")
                .endsWith("done");
        assertThat(answer(new Happening.Said("yes please")))
                .first()
                .asString()
                .isEqualTo("We will call you back tomorrow. Goodbye.");
        last.retract();
        assertThat(answer(new Happening.Said("no thanks")))
                .containsExactly("Thank you for your call. Goodbye.", "end NP ", "done");
    }

    @Test
    void whatIsSaidOnTheWayToAHumanWaitsUntilOneIsThere() {
        Script promising = script(
                PROFILE.replace("human: {end: human}", "human: {say: \"I will put you through now.\", end: human}"));
        humans = new CallAnswer.Refused("nobody waits");
        assertThat(answer(promising, new Happening.Said("a human please")))
                .startsWith("ask HumansFree[inGroup=SHOP]", "I am sorry, nobody is free to talk to you just now.")
                .noneMatch(line -> line.contains("put you through"));

        humans = new CallAnswer.Done("");
        assertThat(answer(promising, new Happening.Said("a human please")))
                .containsExactly(
                        "ask HumansFree[inGroup=SHOP]",
                        "I will put you through now.",
                        "One moment.",
                        "end XFER ",
                        "done");
    }

    @Test
    void anExtensionIsLookedAtBeforeItIsPromised() {
        Script extension = script(PROFILE.replace("in-group: SHOP", "extension: \"8600\""));
        humans = new CallAnswer.Refused("8600 is INUSE just now");

        assertThat(answer(extension, new Happening.Said("a human please")))
                .startsWith("ask ExtensionFree[extension=8600]", "I am sorry, nobody is free to talk to you just now.");
    }

    @Test
    void whoIsNotUnderstoodTooOftenIsNotPromisedAHumanWhoIsNotThere() {
        humans = new CallAnswer.Refused("nobody waits");
        answer(new Happening.Opened());
        answer(new Happening.Said("bananas"));
        answer(new Happening.Said("bananas"));

        assertThat(answer(new Happening.Said("bananas")))
                .contains("ask HumansFree[inGroup=SHOP]", "May we call you back tomorrow?")
                .doesNotContain("One moment.", "end XFER ");
    }

    private static Script script(String yaml) {
        return new Script(Profiles.parse("test", yaml), Map.of(), new PhraseUnderstanding(), Clock.systemUTC());
    }

    @Test
    void repeatAsksTheQuestionAgain() {
        answer(new Happening.Opened());

        assertThat(answer(new Happening.Said("say that again"))).startsWith("Please type your number.");
    }

    @Test
    void aRetractedAnswerLeavesNoTrace() {
        answer(new Happening.Opened());
        answer(new Happening.Pressed("1234"));

        last.retract();

        assertThat(answer(new Happening.Pressed("777"))).startsWith("7 7 7. May we record this?");
    }

    @Test
    void misunderstandingsInARowLeadOnAndAnUnderstandingForgivesThem() {
        answer(new Happening.Opened());
        answer(new Happening.Said("bananas"));
        answer(new Happening.Said("bananas"));
        answer(new Happening.Said("say that again"));
        assertThat(answer(new Happening.Said("bananas"))).contains("Sorry, I did not understand.");
        answer(new Happening.Said("bananas"));

        assertThat(answer(new Happening.Said("bananas"))).contains("One moment.", "end XFER ");
    }

    @Test
    void silencesInARowLeadOn() {
        answer(new Happening.Opened());
        assertThat(answer(new Happening.Silence(1))).startsWith("Are you still there?", "Please type your number.");
        answer(new Happening.Silence(2));

        assertThat(answer(new Happening.Silence(3))).contains("end XFER ");
    }

    @Test
    void whateverHappensEveryAnswerIsCompleteAndSaysSomething() {
        Random random = new Random(3);
        List<String> words = List.of("yes", "you", "may", "human", "please", "a", "{number}", "", "$1", "\\", "repeat");
        for (int round = 0; round < 3000; round++) {
            Happening happening = switch (random.nextInt(5)) {
                case 0 -> new Happening.Pressed(String.valueOf(random.nextInt(100_000)));
                case 1 -> new Happening.Pressed("*#ABCD".charAt(random.nextInt(6)) + "");
                case 2 -> new Happening.Silence(1);
                case 3 -> new Happening.ActionFailed("no");
                default ->
                    new Happening.Said(
                            words.get(random.nextInt(words.size())) + " " + words.get(random.nextInt(words.size())));
            };
            List<String> told = answer(happening);
            assertThat(told).endsWith("done").hasSizeGreaterThan(1);
        }
    }

    private List<String> answer(Happening happening) {
        return answer(script, happening);
    }

    private List<String> answer(Script from, Happening happening) {
        List<String> told = new ArrayList<>();
        last = from.answer(happening, new AnswerListener() {
            @Override
            public void part(AnswerPart part) {
                told.add(describe(part));
                if (part instanceof AnswerPart.Ask ask) {
                    ask.then().accept(humans);
                }
            }

            @Override
            public void done() {
                told.add("done");
            }

            @Override
            public void failed(String reason) {
                told.add("failed");
            }
        });
        return told;
    }

    private static String describe(AnswerPart part) {
        return switch (part) {
            case AnswerPart.Say say -> say.text();
            case AnswerPart.Listen listen ->
                listen.digits()
                        .map(digits -> "listen " + digits.fewest() + " to " + digits.most() + " digits")
                        .orElseGet(() -> "listen " + listen.phrases());
            case AnswerPart.NoMatch() -> "no match";
            case AnswerPart.RecordingAllowed() -> "recording";
            case AnswerPart.Ask ask -> "ask " + ask.request();
            case AnswerPart.Work work -> "work";
            case AnswerPart.Keep keep -> "keep " + keep.privacy();
            case AnswerPart.Noted noted -> "noted";
            case AnswerPart.End(var outcome) ->
                "end " + outcome.disposition() + " "
                        + outcome.entries().stream().map(Object::toString).reduce("", String::concat);
        };
    }
}
