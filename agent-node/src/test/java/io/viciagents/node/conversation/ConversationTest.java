package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.NextStep;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConversationTest {
    @Test
    void anInboundCallerIsGreetedInTheFirstFrame() {
        Scene scene = Scene.inbound().begin().silence(20);

        assertThat(scene.story).containsExactly("first audio 0");
    }

    @Test
    void theRecordNamesTheProfilesVersionButNotOfACallThatNeverBegins() {
        Scene scene = Scene.inbound();
        scene.conversation.prepare();
        assertThat(scene.versions).isEmpty();

        scene.begin();

        assertThat(scene.versions)
                .containsExactly("profile appointment-line version "
                        + Scene.profile("appointment-line").version());
    }

    @Test
    void anAppointmentIsBookedByVoice() {
        Scene scene = Scene.inbound().greeted();

        scene.says("book an appointment").untilQuiet();
        scene.says("on tuesday").untilQuiet();
        scene.says("in the morning").untilQuiet();
        assertThat(scene.lastHeard()).isEqualTo("agent: Tuesday, in the morning. Is that right?");
        scene.says("yes").untilQuiet();

        assertThat(scene.outcome).hasValueSatisfying(outcome -> {
            assertThat(outcome.disposition()).isEqualTo("SALE");
            assertThat(outcome.next()).isEqualTo(new NextStep.HangUp());
            assertThat(outcome.entries())
                    .containsExactly(
                            new BookEntry.LeadFields(Map.of("comments", "appointment wanted: Tuesday morning")));
        });
    }

    @Test
    void theCallEndsOnlyWhenTheLastSentenceWasPlayed() {
        Scene scene = Scene.inbound().greeted().presses("0").silence(200);
        assertThat(scene.outcome).isEmpty();

        scene.untilQuiet();

        assertThat(scene.story)
                .endsWith("agent: I will put you through to the front desk. One moment please.", "ended XFER");
        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.next()).isEqualTo(new NextStep.InGroup("FRONTDESK")));
    }

    @Test
    void anAppointmentIsBookedByKeysAloneInTheMiddleOfPrompts() {
        Scene scene = Scene.inbound().begin().silence(300);

        scene.presses("1")
                .silence(300)
                .presses("2")
                .silence(300)
                .presses("1")
                .silence(300)
                .presses("1")
                .untilQuiet();

        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.disposition()).isEqualTo("SALE"));
    }

    @Test
    void anOutboundCallStartsWithTheDisclosureWhichAVoiceDoesNotStop() {
        Scene scene = Scene.outbound().begin().silence(1000);

        scene.says("hello who is this");
        assertThat(scene.media.sounding()).isTrue();
        scene.untilQuiet();

        assertThat(scene.story.stream().filter(line -> line.startsWith("agent")).findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("agent: Hello, this is the automated assistant of Sunny Side Solar")
                        .contains("8 0 0 5 5 5 0 1 0 0"));
    }

    @Test
    void anOptOutOverTheDisclosureIsObeyedWhenItIsOver() {
        Scene scene = Scene.outbound().begin().silence(1000);

        scene.says("please stop calling me").untilQuiet();

        assertThat(scene.outcome).hasValueSatisfying(outcome -> {
            assertThat(outcome.disposition()).isEqualTo("DNC");
            assertThat(outcome.entries()).containsExactly(new BookEntry.DoNotCall());
        });
    }

    @Test
    void whatIsSaidOverTheDisclosureDoesNotAnswerTheQuestionAfterIt() {
        Scene scene = Scene.outbound().begin().silence(1000).says("no").untilQuiet();
        assertThat(scene.story).noneMatch(line -> line.startsWith("ended"));

        scene.says("no").untilQuiet();
        assertThat(scene.outcome)
                .as("after the question it does")
                .hasValueSatisfying(outcome -> assertThat(outcome.disposition()).isEqualTo("NI"));
    }

    @Test
    void aWishForAHumanOverTheDisclosureCounts() {
        Scene scene = Scene.outbound().begin().silence(1000);

        scene.says("let me talk to a person").untilQuiet();

        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.disposition()).isEqualTo("XFER"));
    }

    @Test
    void nothingElseOverTheDisclosureTakesAnOptOutBack() {
        Scene scene = Scene.outbound().begin().silence(500);

        scene.says("please stop calling me").says("can you hear me").untilQuiet();

        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.disposition()).isEqualTo("DNC"));
    }

    @Test
    void anOptOutKeyInTheDisclosureIsObeyedAtOnce() {
        Scene scene = Scene.outbound().begin().silence(1000).presses("9").untilQuiet();

        assertThat(scene.story).contains("ended DNC");
        assertThat(scene.story.get(1)).startsWith("agent cut: Hello, this is");
    }

    @Test
    void anOptOutOverTheGoodbyeChangesTheOutcome() {
        Scene scene = Scene.outbound().greeted().says("not interested");
        assertThat(scene.media.sounding()).isTrue();

        scene.says("and never call me again").untilQuiet();

        assertThat(scene.story).doesNotContain("ended NI").contains("ended DNC");
    }

    @Test
    void aCallbackIsForTomorrowInTheLeadsTimeZone() {
        Scene scene = Scene.outbound();
        scene.conversation.lead(Map.of("gmt_offset_now", "14.00", "first_name", "Ann{caller_name}"));

        scene.greeted();
        assertThat(scene.story).contains("agent: Hi Ann caller name.");
        scene.says("call me later").untilQuiet().says("in the afternoon").untilQuiet();

        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.entries())
                        .containsExactly(new BookEntry.Callback(
                                LocalDateTime.parse("2026-03-04T14:00"), "asked for a call in the afternoon")));
    }

    @Test
    void theTurnIsMeasuredFromTheLastVoicedSample() {
        Scene scene = Scene.inbound().greeted().speaks("book an appointment", 600);

        scene.interim("book an appointment").silence(1000);

        TurnReport report = scene.turns.getFirst();
        assertThat(report.endConfirmed()).isEqualTo(Duration.ofMillis(300));
        assertThat(report.recognised()).isEqualTo(Duration.ofMillis(300));
        assertThat(report.firstAudio()).isBetween(Duration.ofMillis(300), Duration.ofMillis(340));
        assertThat(report.understood()).isEqualTo(TurnReport.Understood.MATCH);
        assertThat(report.millis()).containsEntry("endConfirmed", 300L);
    }

    @Test
    void threeThingsNotUnderstoodLeadToAHuman() {
        Scene scene = Scene.inbound().greeted();

        scene.says("bananas are yellow").untilQuiet();
        scene.says("the moon is round").untilQuiet();
        assertThat(scene.turns).allMatch(turn -> turn.understood() == TurnReport.Understood.NO_MATCH);
        scene.says("seven green bottles").untilQuiet();

        assertThat(scene.story).contains("ended XFER");
    }

    @Test
    void silenceIsAskedAboutTwiceAndThenTheCallEnds() {
        Scene scene = Scene.inbound().greeted().silence(7000).untilQuiet();
        assertThat(scene.story).contains("agent: Are you still there?");

        scene.silence(7000).untilQuiet().silence(7000).untilQuiet();

        assertThat(scene.story).contains("ended DAIR");
    }

    @Test
    void whenTheHandOverFailsItIsSaidAndTheCallGoesOn() {
        Scene scene = Scene.inbound().greeted().presses("0").untilQuiet();

        scene.conversation.failed("nobody is logged in");
        scene.untilQuiet();

        assertThat(scene.story).contains("agent: I am sorry, nobody at the front desk is free just now.");
        scene.says("no thanks").untilQuiet();
        assertThat(scene.story).endsWith("ended NP");
    }

    @Test
    void anOutcomeThatFailsThreeTimesBecomesAHangUp() {
        Scene scene = Scene.inbound().greeted();
        for (int time = 0; time < 3; time++) {
            scene.presses("0").untilQuiet();
            scene.conversation.failed("nobody is logged in");
            scene.untilQuiet();
        }

        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.next()).isEqualTo(new NextStep.HangUp()));
    }

    @Test
    void whoHangsUpInTheMiddleGetsTheProfilesDisposition() {
        Scene scene = Scene.inbound().greeted();

        scene.conversation.callerLeft();
        scene.conversation.callerLeft();

        assertThat(scene.story.stream().filter(line -> line.startsWith("ended")))
                .containsExactly("ended NP");
    }

    @Test
    void whoHangsUpDuringTheGoodbyeKeepsTheOutcomeThatWasReached() {
        Scene scene = Scene.outbound().greeted().says("not interested");

        scene.conversation.callerLeft();

        assertThat(scene.story).contains("ended NI");
    }

    @Test
    void aCallThatLastsTooLongIsBroughtToItsEnd() {
        Scene scene = Scene.inbound().greeted();
        for (int minute = 0; minute < 40 && scene.outcome.isEmpty(); minute++) {
            scene.silence(6000).says("opening hours").untilQuiet();
        }

        assertThat(scene.story).contains("ended XFER");
    }

    @Test
    void closingTwiceIsHarmlessAndNothingIsToldAfterwards() {
        Scene scene = Scene.inbound().greeted();

        scene.conversation.close();
        scene.conversation.close();
        scene.silence(20_000);

        assertThat(scene.story.stream().filter("transcript closed"::equals)).hasSize(1);
        assertThat(scene.story).endsWith("transcript closed");
    }
}
