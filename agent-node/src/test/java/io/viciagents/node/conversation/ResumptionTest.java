package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Answer;
import io.viciagents.cluster.ConversationState.Line;
import io.viciagents.cluster.ConversationState.Playing;
import io.viciagents.cluster.ConversationState.Sentence;
import io.viciagents.cluster.ConversationState.Speaker;
import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Resuming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the agent says first at another node. */
final class ResumptionTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Resuming PHRASES = new Resuming("Sorry.", "What was that?");
    private static final String LONG = "We are open from Monday to Friday, from nine to five, and never on holidays.";
    private static final Duration LENGTH = Duration.ofMillis(LONG.length() * 100L);
    private static final Sentence NEXT = new Sentence("Which day suits you?", true, Optional.empty());

    @Test
    void aSentenceThatWasCutIsTakenUpAtTheClauseThatWasBeingHeard() {
        Resumption resumption = afterHearing(Duration.ofMillis(4500), Answer.COMPLETE, playing(LONG, true), NEXT);

        assertThat(said(resumption))
                .containsExactly("Sorry.", "from nine to five, and never on holidays.", "Which day suits you?");
        assertThat(resumption.heard()).hasValue("We are open from Monday to Friday, from nine");
        assertThat(resumption.firstWords().asked()).hasValue(new Happening.Resumed());
    }

    @Test
    void aSentenceOfOneClauseIsSaidAgain() {
        assertThat(said(afterHearing(Duration.ofSeconds(2), Answer.COMPLETE, playing(LONG, true))))
                .containsExactly("Sorry.", LONG);
    }

    @Test
    void whatMustBeHeardWholeIsSaidFromItsBeginning() {
        Resumption resumption = afterHearing(Duration.ofSeconds(5), Answer.COMPLETE, playing(LONG, false));

        assertThat(said(resumption)).containsExactly("Sorry.", LONG);
        assertThat(resumption.firstWords().parts().getLast())
                .isInstanceOfSatisfying(
                        AnswerPart.Say.class,
                        say -> assertThat(say.interruption().name()).isEqualTo("REFUSED"));
    }

    @Test
    void aSentenceThatWasHeardToItsEndIsNotRepeated() {
        assertThat(said(afterHearing(LENGTH.plusMillis(100), Answer.COMPLETE, playing(LONG, true), NEXT)))
                .containsExactly("Which day suits you?");
    }

    @Test
    void aSentenceOfWhichNothingWasHeardIsSaidWithoutAnExcuse() {
        assertThat(said(afterHearing(Duration.ZERO, Answer.COMPLETE, playing(LONG, true))))
                .containsExactly(LONG);
    }

    @Test
    void whatTheCallerMayHaveSaidMeanwhileIsAskedForAgain() {
        assertThat(said(afterHearing(LENGTH.plusMillis(100), Answer.COMPLETE, playing(LONG, true))))
                .containsExactly("What was that?", LONG);
        assertThat(said(afterHearing(Duration.ZERO, Answer.COMPLETE)))
                .containsExactly("What was that?", "And the time?");
    }

    @Test
    void whatWasHandedOverWithoutASilenceIsNotAskedForAgain() {
        Assignment.Before before = new Assignment.Before(state(Answer.COMPLETE, Optional.empty()), Duration.ZERO);

        assertThat(said(Resumption.of(before, NOON, PHRASES))).isEmpty();
    }

    @Test
    void anAnswerThatWasNotCompleteIsLeftToTheDialogue() {
        assertThat(said(afterHearing(Duration.ofMillis(4500), Answer.UNDER_WAY, playing(LONG, true), NEXT)))
                .containsExactly("Sorry.");
        assertThat(said(afterHearing(Duration.ZERO, Answer.UNDER_WAY))).isEmpty();
    }

    @Test
    void anEndThatWasReachedIsNotThoughtOverAgain() {
        ConversationState closing = state(Answer.COMPLETE, Optional.of(ReplicaTest.SALE), NEXT);
        Resumption resumption = Resumption.of(new Assignment.Before(closing, Duration.ofSeconds(1)), NOON, PHRASES);

        assertThat(resumption.firstWords().asked()).isEmpty();
        assertThat(resumption.firstWords().parts()).last().isEqualTo(new AnswerPart.End(ReplicaTest.SALE));
        assertThat(said(resumption)).containsExactly("Which day suits you?");
    }

    @Test
    void clocksThatDifferWidelyDoNoHarm() {
        assertThat(said(afterHearing(Duration.ofDays(-1), Answer.COMPLETE, playing(LONG, true))))
                .containsExactly(LONG);
        assertThat(said(afterHearing(Duration.ofDays(1), Answer.COMPLETE, playing(LONG, true), NEXT)))
                .containsExactly("Which day suits you?");
    }

    private static Sentence playing(String text, boolean mayBeInterrupted) {
        return new Sentence(text, mayBeInterrupted, Optional.of(new Playing(NOON, LENGTH)));
    }

    /** The node fell silent after the caller had heard so much, one second ago. */
    private static Resumption afterHearing(Duration heard, Answer answer, Sentence... unsaid) {
        Duration silence = Duration.ofSeconds(1);
        Duration underWay = Duration.ofMillis(50);
        return Resumption.of(
                new Assignment.Before(state(answer, Optional.empty(), unsaid), silence),
                NOON.plus(heard).plus(heard.isZero() ? Duration.ZERO : underWay).plus(silence),
                PHRASES);
    }

    private static ConversationState state(Answer answer, Optional<CallOutcome> outcome, Sentence... unsaid) {
        return new ConversationState(
                1,
                1,
                Duration.ZERO,
                List.of(
                        new Line(Duration.ZERO, Speaker.AGENT, "And the time?"),
                        new Line(Duration.ZERO, Speaker.CALLER, "well")),
                new DialogueMemory("script", Map.of()),
                answer,
                List.of(unsaid),
                List.of(),
                ConversationState.Consent.NONE,
                Optional.empty(),
                outcome,
                Optional.empty(),
                Map.of());
    }

    private static List<String> said(Resumption resumption) {
        return resumption.firstWords().parts().stream()
                .filter(AnswerPart.Say.class::isInstance)
                .map(part -> ((AnswerPart.Say) part).text())
                .toList();
    }
}
