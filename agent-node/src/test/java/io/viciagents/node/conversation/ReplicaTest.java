package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Answer;
import io.viciagents.cluster.ConversationState.Line;
import io.viciagents.cluster.NextStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A conversation tells how far it has come, and goes on elsewhere from what it told. */
final class ReplicaTest {
    static final CallOutcome SALE = new CallOutcome("SALE", new NextStep.HangUp(), List.of(), "");
    private static final Instant KEY = Instant.parse("2026-03-02T12:00:01.250Z");
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Test
    void eachSentenceIsToldBeforeItsFirstPacket() {
        Scene scene = Scene.inbound().begin().silence(20);

        assertThat(scene.states.getLast().unsaid().getFirst().playing()).isPresent();
        assertThat(scene.states.getLast().unsaid()).hasSize(2);
    }

    @Test
    void afterATurnTheWordsAndThePlaceInTheScriptAreTold() {
        Scene scene = Scene.inbound().greeted().says("book an appointment");

        ConversationState state = scene.states.getLast();

        assertThat(state.answer()).isEqualTo(Answer.COMPLETE);
        assertThat(state.spoken().getLast().text()).isEqualTo("book an appointment");
        assertThat(state.memory().content()).containsEntry("state", "day");
        assertThat(state.spoken().stream().map(Line::speaker).distinct()).hasSize(2);
        assertThat(scene.states.stream().map(ConversationState::revision))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anAppointmentBegunHereIsBookedElsewhere() {
        Scene here = Scene.inbound().greeted().says("book an appointment").untilQuiet();

        Scene there = here.elsewhere(here.states.getLast(), A_SECOND, A_SECOND)
                .begin()
                .untilQuiet();
        assertThat(there.story)
                .contains("the conversation goes on at another node", "agent: Sorry, I did not catch that.")
                .endsWith("agent: Which day suits you, from Monday to Friday?");
        there.says("on tuesday").untilQuiet();
        there.says("in the morning").untilQuiet();
        there.says("yes").untilQuiet();

        assertThat(there.outcome)
                .hasValueSatisfying(
                        outcome -> assertThat(outcome.entries().toString()).contains("Tuesday morning"));
    }

    @Test
    void aSentenceThatIsCutInTheMiddleIsTakenUpAgain() {
        Scene here = Scene.inbound().greeted().says("opening hours");
        ConversationState speaking = here.states.getLast();
        assertThat(speaking.unsaid().getFirst().text()).startsWith("We are open from Monday");

        Scene there = here.elsewhere(speaking, Duration.ofSeconds(1), Duration.ofMillis(500))
                .begin()
                .untilQuiet();

        assertThat(there.story.stream()
                        .filter(line -> line.startsWith("agent:"))
                        .toList())
                .endsWith(
                        "agent: Sorry, as I was saying.",
                        "agent: We are open from Monday to Friday, from nine to five.",
                        "agent: Would you like to book, move or cancel an appointment?");
    }

    @Test
    void aCallThatComesFromElsewhereIsNotGreetedAgain() {
        Scene here = Scene.inbound().greeted();

        Scene there = here.elsewhere(here.states.getLast(), A_SECOND, A_SECOND)
                .begin()
                .untilQuiet();

        assertThat(there.story.stream().filter(line -> line.startsWith("agent: Green Street")))
                .hasSize(1);
        assertThat(there.states.getLast().spoken())
                .hasSizeGreaterThan(here.states.getLast().spoken().size());
        assertThat(there.states.getLast().talked())
                .isGreaterThan(here.states.getLast().talked());
    }

    @Test
    void aConversationLeavesBetweenTwoSentencesAndItsCallerNoticesNothing() {
        Scene here = Scene.inbound().begin().silence(200);
        here.conversation.leave();
        here.untilQuiet();
        assertThat(here.story).endsWith("moving");
        ConversationState moving = here.states.getLast();
        assertThat(moving.unsaid())
                .singleElement()
                .satisfies(next -> assertThat(next.playing()).isEmpty());

        Scene there =
                here.elsewhere(moving, Duration.ZERO, Duration.ZERO).begin().untilQuiet();

        assertThat(there.story.stream()
                        .filter(line -> line.startsWith("agent:"))
                        .toList())
                .endsWith("agent: Would you like to book, move or cancel an appointment, or hear our opening hours?")
                .noneMatch(line -> line.contains("Sorry"));
    }

    @Test
    void aConversationThatNobodyTakesOverGoesOnHere() {
        Scene here = Scene.inbound().begin().silence(200);
        here.conversation.leave();
        here.untilQuiet();

        here.conversation.stay();
        here.untilQuiet();

        assertThat(here.lastHeard())
                .isEqualTo("agent: Would you like to book, move or cancel an appointment, or hear our opening hours?");
        here.says("book an appointment").untilQuiet();
        assertThat(here.lastHeard()).startsWith("agent: Which day suits you");
    }

    @Test
    void aKeyThatIsPressedWhileItStandsStillIsHeardWhenItGoesOnHere() {
        Scene here = Scene.inbound().begin().silence(200);
        here.conversation.leave();
        here.untilQuiet();
        here.conversation.dtmf("1", Optional.of(KEY));
        here.silence(200);
        assertThat(here.story).endsWith("moving");

        here.conversation.stay();
        here.untilQuiet();

        assertThat(here.lastHeard()).startsWith("agent: Which day suits you");
    }

    @Test
    void aKeyThatTheNextOwnerTellsAgainIsHeardOnce() {
        Scene here = Scene.inbound().greeted();
        here.conversation.dtmf("1", Optional.of(KEY));
        here.untilQuiet();
        List<String> heard = List.copyOf(here.story);
        here.conversation.dtmf("1", Optional.of(KEY));
        here.untilQuiet();
        assertThat(here.story).isEqualTo(heard);
    }

    @Test
    void aKeyThatIsToldBeforeTheBeginningIsHeardThen() {
        Scene here = Scene.inbound();
        here.conversation.dtmf("1", Optional.of(KEY));
        here.conversation.dtmf("1", Optional.of(KEY));
        here.begin().untilQuiet();
        assertThat(here.lastHeard()).startsWith("agent: Which day suits you");
    }

    @Test
    void aKeyThatComesLateIsHeardUnlessTheNodeBeforeHasIt() {
        Scene here = Scene.inbound().greeted();
        here.conversation.dtmf("1", Optional.of(KEY));
        here.untilQuiet();
        Scene there = here.elsewhere(here.states.getLast(), A_SECOND, A_SECOND)
                .begin()
                .untilQuiet();
        List<String> heard = List.copyOf(there.story);
        there.conversation.dtmf("1", Optional.of(KEY));
        there.untilQuiet();
        assertThat(there.story).isEqualTo(heard);

        there.conversation.dtmf("*", Optional.of(KEY.plusSeconds(2)));
        there.conversation.dtmf("1", Optional.of(KEY.plusSeconds(1)));
        there.untilQuiet();

        assertThat(there.states.getLast().keysUntil()).hasValue(KEY.plusSeconds(2));
        assertThat(there.lastHeard()).isNotEqualTo(heard.getLast()).startsWith("agent: ");
    }

    @Test
    void whichKeysAConversationKnowsIsToldFromNodeToNode() {
        Scene here = Scene.inbound().greeted();
        assertThat(here.states.getLast().keysUntil()).hasValue(Instant.EPOCH);
        here.conversation.dtmf("1", Optional.of(KEY));
        here.untilQuiet();
        assertThat(here.states.getLast().keysUntil()).hasValue(KEY);

        Scene there = here.elsewhere(here.states.getLast(), A_SECOND, A_SECOND)
                .begin()
                .untilQuiet();

        assertThat(there.states.getLast().keysUntil()).hasValue(KEY);
    }

    @Test
    void aConversationDoesNotLeaveWhileTheCallerSpeaks() {
        Scene here = Scene.inbound().greeted().speaks("book an appointment", 400);
        here.conversation.leave();
        here.speaks("book an appointment", 400);
        assertThat(here.story).doesNotContain("moving");

        here.silence(3000);

        assertThat(here.story).contains("moving");
    }
}
