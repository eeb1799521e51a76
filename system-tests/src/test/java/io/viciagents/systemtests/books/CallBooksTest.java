package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.NextStep;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What VICIdial's books say after a call that went right. */
class CallBooksTest {
    private static final NextStep HANG_UP = new NextStep.HangUp();
    private static final NextStep HUMANS = new NextStep.InGroup("HUMANS");
    private static final CallOutcome SALE = new CallOutcome(
            "SALE",
            HANG_UP,
            List.of(new BookEntry.LeadFields(Map.of("email", "ann@example.test"))),
            "Wants the free check.");

    private final Office office = new Office();

    @AfterEach
    void close() {
        assertThat(office.outbox().isEmpty()).as("all is told").isTrue();
        office.close();
    }

    private void talk(CallOutcome... outcomes) {
        office.node().talks(new ToyNode.Conversation(List.of(), List.of(outcomes), Optional.empty()));
    }

    private void callerLeaves(CallOutcome lastWord) {
        office.node().talks(new ToyNode.Conversation(List.of(), List.of(), Optional.of(lastWord)));
    }

    @Test
    void aSaleIsInLogAndLeadWithWhatTheCallerTold() {
        talk(SALE);
        office.outbound();
        office.awaitEnd();
        assertThat(office.asterisk().done()).containsExactly("VICIdial hangs up");
        assertThat(office.log("status")).isEqualTo("SALE");
        assertThat(office.lead("status")).isEqualTo("SALE");
        office.settle();
        assertThat(office.lead("email")).isEqualTo("ann@example.test");
        assertThat(office.lead("comments")).isEqualTo("likes tea / 12-01 08:00 AI: Wants the free check.");
        assertThat(office.lead("user")).isEqualTo("9001");
        assertThat(office.log("status")).isEqualTo("SALE");
        assertThat(office.lead("status")).isEqualTo("SALE");
        assertThat(office.rows("vicidial_live_agents", "status", "READY")).isEqualTo(3);
    }

    @Test
    void whatTheProfileHasForTheCommentsStandsThereForTheSummary() {
        talk(new CallOutcome(
                "SALE",
                HANG_UP,
                List.of(new BookEntry.LeadFields(Map.of("comments", "best called in the morning"))),
                "Interested; best called in the morning."));
        office.outbound();
        office.awaitEnd();
        office.settle();
        assertThat(office.lead("comments")).isEqualTo("likes tea / 12-01 08:00 AI: best called in the morning");
    }

    @Test
    void commentsThatAreFullAreKept() {
        String full = "knows us well, ".repeat(17);
        office.dialer()
                .books(books -> books.find("vicidial_list", "lead_id", Office.LEAD)
                        .orElseThrow()
                        .set("comments", full));
        talk(SALE);
        office.outbound();
        office.awaitEnd();
        office.settle();
        assertThat(office.lead("comments")).isEqualTo(full);
        assertThat(office.lead("status")).isEqualTo("SALE");
    }

    @Test
    void anInboundCallIsInTheLogOfItsInGroup() {
        talk(SALE);
        office.inbound();
        office.awaitEnd();
        office.settle();
        assertThat(office.log("campaign_id")).isEqualTo("AI_INBOUND");
        assertThat(office.log("status")).isEqualTo("SALE");
        assertThat(office.lead("status")).isEqualTo("SALE");
    }

    @Test
    void aTransferHasItsSummaryOnTheLeadBeforeTheHumanAnswers() {
        talk(new CallOutcome("XFER", HUMANS, List.of(), "Wants to talk prices."));
        office.outbound();
        office.awaitEnd();
        assertThat(office.asterisk().done())
                .containsExactly("VICIdial redirects to 90009*HUMANS**50**7275551212**9001**");
        assertThat(office.lead("comments")).endsWith("AI: Wants to talk prices.");
        assertThat(office.dialer().asked().indexOf("update_lead"))
                .isLessThan(office.dialer().asked().indexOf("ra_call_control"));
        office.dialer()
                .books(books -> books.find("vicidial_list", "lead_id", Office.LEAD)
                        .orElseThrow()
                        .set("status", "INCALL", "user", "1001"));
        office.settle();
        assertThat(office.log("status")).isEqualTo("XFER");
        assertThat(office.lead("status")).as("the human's").isEqualTo("INCALL");
    }

    @Test
    void aCallerIsTransferredToAnExtension() {
        talk(new CallOutcome("XFER", new NextStep.Extension("917275559999"), List.of(), ""));
        office.outbound();
        office.awaitEnd();
        assertThat(office.asterisk().done()).containsExactly("VICIdial redirects to 917275559999");
        office.settle();
        assertThat(office.log("status")).isEqualTo("XFER");
    }

    @Test
    void aCallBackIsUnderstoodInTheLeadsZoneAndWrittenInTheDialers() {
        LocalDateTime when = LocalDateTime.of(2026, 12, 2, 10, 30);
        talk(new CallOutcome("CALLBK", HANG_UP, List.of(new BookEntry.Callback(when, "asked for it")), ""));
        office.outbound();
        office.awaitEnd();
        office.settle();
        assertThat(office.lead("status")).isEqualTo("CBHOLD");
        assertThat(office.log("status")).isEqualTo("CALLBK");
        assertThat(office.rows("vicidial_callbacks", "callback_time", "2026-12-02 08:30:00"))
                .isOne();
        assertThat(office.rows("vicidial_callbacks", "campaign_id", "AIOUT")).isOne();
    }

    @Test
    void doNotCallIsOnTheListAtOnceAndOnTheLead() {
        talk(new CallOutcome("NI", HANG_UP, List.of(new BookEntry.DoNotCall()), ""));
        office.outbound();
        office.awaitEnd();
        office.outbox().tell(office.dispatcher().clerk());
        assertThat(office.rows("vicidial_dnc", "phone_number", Office.PHONE)).isOne();
        office.settle();
        assertThat(office.lead("status")).isEqualTo("DNC");
        assertThat(office.log("status")).isEqualTo("DNC");
    }

    @Test
    void aCallerWhoHangsUpInTheFirstSecondsIsNoDrop() {
        callerLeaves(new CallOutcome("NI", HANG_UP, List.of(), "Hung up."));
        String channel = office.outbound();
        office.awaitTalk();
        office.asterisk().callerHangsUp(channel);
        office.awaitEnd();
        assertThat(office.lead("status")).isEqualTo("DROP");
        office.settle();
        assertThat(office.log("status")).isEqualTo("NI");
        assertThat(office.lead("status")).isEqualTo("NI");
        assertThat(office.lead("comments")).endsWith("AI: Hung up.");
    }

    @Test
    void aCallerWhoHangsUpLaterDoesNotStayXferForEver() {
        office.dialer().calls().follows(Duration.ZERO);
        callerLeaves(new CallOutcome("NI", HANG_UP, List.of(), ""));
        String channel = office.inbound();
        office.awaitTalk();
        office.asterisk().callerHangsUp(channel);
        office.awaitEnd();
        assertThat(office.lead("status")).isEqualTo("XFER");
        office.settle();
        assertThat(office.log("status")).isEqualTo("NI");
        assertThat(office.lead("status")).isEqualTo("NI");
    }

    @Test
    void whatVicidialWritesOverACorrectionIsCorrectedAgain() {
        callerLeaves(new CallOutcome("NI", HANG_UP, List.of(), ""));
        String channel = office.outbound();
        office.awaitTalk();
        office.asterisk().callerHangsUp(channel);
        office.awaitEnd();
        office.clock().turn(Duration.ofSeconds(2));
        office.outbox().tell(office.dispatcher().clerk());
        assertThat(office.lead("status")).isEqualTo("NI");
        office.dialer().books(books -> {
            books.find("vicidial_list", "lead_id", Office.LEAD).orElseThrow().set("status", "XFER", "user", "9001");
            return books.rows("vicidial_log").getFirst().set("status", "XFER");
        });
        office.settle();
        assertThat(office.log("status")).isEqualTo("NI");
        assertThat(office.lead("status")).isEqualTo("NI");
    }

    @Test
    void aStatusThatAHumanSetAfterTheCallStays() {
        callerLeaves(new CallOutcome("NI", HANG_UP, List.of(), ""));
        String channel = office.outbound();
        office.awaitTalk();
        office.asterisk().callerHangsUp(channel);
        office.awaitEnd();
        office.dialer()
                .books(books -> books.find("vicidial_list", "lead_id", Office.LEAD)
                        .orElseThrow()
                        .set("status", "SALE", "user", "1001"));
        office.settle();
        assertThat(office.lead("status")).isEqualTo("SALE");
        assertThat(office.log("status")).isEqualTo("NI");
    }

    @Test
    void theLeadOfALaterCallIsThatCalls() {
        callerLeaves(new CallOutcome("NI", HANG_UP, List.of(), ""));
        String channel = office.outbound();
        office.awaitTalk();
        office.asterisk().callerHangsUp(channel);
        office.awaitEnd();
        office.clock().turn(Duration.ofMinutes(10));
        assertThat(office.dialer().calls().outbound(Office.LEAD)).isPresent();
        assertThat(office.lead("status")).isEqualTo("QUEUE");
        office.settle();
        assertThat(office.lead("status")).isEqualTo("QUEUE");
        assertThat(office.log("status")).isEqualTo("NI");
    }

    @Test
    void aLeadThatMustNotBeCalledStaysSoWhateverItsNextCallComesTo() {
        callerLeaves(SALE);
        String channel = office.inbound();
        office.awaitTalk();
        office.dialer()
                .books(books -> books.find("vicidial_list", "lead_id", Office.LEAD)
                        .orElseThrow()
                        .set("status", "DNC"));
        office.asterisk().callerHangsUp(channel);
        office.awaitEnd();
        office.dialer()
                .books(books -> books.find("vicidial_list", "lead_id", Office.LEAD)
                        .orElseThrow()
                        .set("status", "DNC"));
        office.settle();
        assertThat(office.lead("status")).isEqualTo("DNC");
    }

    @Test
    void whenNoAgentIsFreeVicidialTakesTheCallerToHumans() {
        office.node().fill();
        office.outbound();
        office.awaitEnd();
        assertThat(office.asterisk().done())
                .containsExactly("VICIdial redirects to 90009*HUMANS**50**7275551212**9001**");
        office.settle();
        assertThat(office.log("status")).isEqualTo("XFER");
    }
}
