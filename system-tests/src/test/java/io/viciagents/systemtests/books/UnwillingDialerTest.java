package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.vicidial.SummaryPlace;
import io.viciagents.systemtests.vicidial.Faults.Fate;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VICIdial does not answer, or does not want to. */
class UnwillingDialerTest {
    private static final NextStep HANG_UP = new NextStep.HangUp();
    private static final NextStep HUMANS = new NextStep.InGroup("HUMANS");

    private final Office office = new Office(Duration.ofMillis(500), new SummaryPlace.Field("address3"));

    @AfterEach
    void close() {
        office.close();
    }

    private void talk(CallOutcome... outcomes) {
        office.node().talks(new ToyNode.Conversation(List.of(), List.of(outcomes), Optional.empty()));
    }

    private static CallOutcome outcome(String disposition, NextStep next) {
        return new CallOutcome(disposition, next, List.of(), "Talked.");
    }

    @Test
    void withTheApiDownTheCallEndsByTheDialplanAndTheBooksFollowWhenItIsBack() {
        office.dialer().faults().decide(all -> Fate.LOST);
        talk(outcome("SALE", HANG_UP));
        office.outbound();
        office.awaitEnd();
        assertThat(office.asterisk().done()).containsExactly("we hang up");
        assertThat(office.log("status")).isEqualTo("DROP");
        office.dialer().faults().decide(all -> Fate.ANSWERED);
        office.succeed(Mortality.immortal());
        office.settle();
        assertThat(office.log("status")).isEqualTo("SALE");
        assertThat(office.lead("status")).isEqualTo("SALE");
        assertThat(office.lead("address3")).isEqualTo("Talked.");
        assertThat(office.lead("comments")).isEqualTo("likes tea");
    }

    @Test
    void withTheApiDownACallerGoesToHumansByTheDialplan() {
        office.dialer().faults().decide(all -> Fate.LOST);
        talk(outcome("XFER", HUMANS));
        office.outbound();
        office.awaitEnd();
        assertThat(office.asterisk().done()).containsExactly("continues at ai-handover,in-group");
    }

    @Test
    void anInGroupThatVicidialDoesNotHaveIsToldToTheConversation() {
        talk(outcome("XFER", new NextStep.InGroup("NOBODY")), outcome("NI", HANG_UP));
        office.outbound();
        office.awaitEnd();
        assertThat(office.node().refusals()).containsExactly("ingroup is not valid");
        office.settle();
        assertThat(office.log("status")).isEqualTo("NI");
    }

    @Test
    void aCallBackAtNightIsToldToTheConversationOnceAndNotedAfterThat() {
        LocalDateTime night = LocalDateTime.of(2026, 12, 2, 23, 0);
        CallOutcome callback = new CallOutcome("CALLBK", HANG_UP, List.of(new BookEntry.Callback(night, "")), "");
        talk(callback, callback);
        office.outbound();
        office.awaitEnd();
        assertThat(office.node().refusals()).hasSize(1);
        office.settle();
        assertThat(office.rows("vicidial_callbacks", "lead_id", Office.LEAD)).isZero();
        assertThat(office.lead("address3")).startsWith("Call-back not possible: calls are allowed from 09:00");
    }

    @Test
    void aStatusThatTheDialerDoesNotKnowIsNotSent() {
        talk(outcome("HAPPY", HANG_UP));
        office.outbound();
        office.awaitEnd();
        office.settle();
        assertThat(office.log("status")).isEqualTo("NP");
        assertThat(office.lead("address3")).isEqualTo("Talked. (status HAPPY)");
    }

    @Test
    void aRawCallFindsOrAddsItsLeadAndEndsByTheDialplan() {
        talk(outcome("SALE", HANG_UP));
        office.raw("17275559999");
        office.awaitEnd();
        assertThat(office.asterisk().done()).containsExactly("we hang up");
        office.settle();
        assertThat(office.rows("vicidial_list", "phone_number", "7275559999")).isOne();
        assertThat(office.rows("vicidial_list", "status", "SALE")).isOne();
    }

    @Test
    void aHumansCallBackIsNotScheduledWhenItsTimeHasPassed() {
        LocalDateTime soon = LocalDateTime.of(2026, 12, 1, 10, 30);
        talk(new CallOutcome("CALLBK", HANG_UP, List.of(new BookEntry.Callback(soon, "")), ""));
        office.outbound();
        office.awaitEnd();
        office.clock().turn(Duration.ofHours(2));
        office.settle();
        assertThat(office.rows("vicidial_callbacks", "lead_id", Office.LEAD)).isZero();
        assertThat(office.outbox().stuck()).singleElement().asString().contains("has passed");
    }
}
