package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.process.Project;
import io.viciagents.systemtests.site.HeldCalls;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What VICIdial's books and ours say after calls of every kind: callers with voices on a real Asterisk whose channels the
 * stand-in VICIdial ends and moves, a dispatcher and agent nodes as processes, a real PostgreSQL. All calls are held at once,
 * then each test looks into the books.
 */
@ParameterizedClass
@EnumSource
class BooksIT {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Duration DISCLOSED = Duration.ofSeconds(14);
    private static final ZoneOffset LEADS = ZoneOffset.ofHours(-5);
    private static Optional<HeldCalls> held = Optional.empty();

    private final HeldCalls calls = held.orElseThrow();

    BooksIT(AsteriskVersion version) {
        assertThat(calls.version()).isEqualTo(version);
    }

    @BeforeParameterizedClassInvocation
    static void callAll(AsteriskVersion version) {
        HeldCalls calls = HeldCalls.start(version, Project.newRunFolder("books"));
        held = Optional.of(calls);
        calls.warmUp();
        calls.outbound(
                "sold",
                "Ann",
                CallScript.start()
                        .listenFor(DISCLOSED)
                        .answer("yes please")
                        .answer("that is fine")
                        .listen()
                        .press("1"));
        calls.outbound(
                "later",
                "Bob",
                CallScript.start().listenFor(DISCLOSED).answer("call me later").answer("in the afternoon"));
        calls.outbound("never", "Cleo", CallScript.start().listen().press("9"));
        calls.outbound(
                "left early",
                "Dan",
                CallScript.start().listenFor(Duration.ofMillis(500)).hangUp());
        calls.outbound(
                "left late",
                "Eve",
                CallScript.start()
                        .staySilent(HeldCalls.DAEMON_FOLLOWS.plusSeconds(2))
                        .hangUp());
        calls.inbound(
                "booked",
                CallScript.start()
                        .answer("i would like to book an appointment")
                        .answer("on tuesday please")
                        .answer("in the morning")
                        .answer("yes"));
        calls.inbound("to humans", CallScript.start().answer("the front desk please"));
        calls.raw("raw", CallScript.start().answer("cancel my appointment").answer("yes"));
        calls.awaitAll();
    }

    @AfterParameterizedClassInvocation
    static void close() {
        held.ifPresent(HeldCalls::close);
    }

    @BeforeEach
    void nothingIsLeftToTell() {
        assertThat(calls.postings("state <> 'DONE'")).isEmpty();
    }

    @Test
    void everyCallHasExactlyOneOutcomeInTheDispatchersLogAndInItsHistory() {
        assertThat(calls.centre().callLog().ended()).hasSize(calls.count()).doesNotHaveDuplicates();
        String all = String.valueOf(calls.count());
        assertThat(calls.history("count(*), count(disposition), count(ended_at)", "true"))
                .containsExactly(List.of(all, all, all));
    }

    @Test
    void aSaleHasItsStatusAndWhatTheCallerWantsOnTheLead() {
        HeldCalls.Held sold = calls.of("sold");
        assertThat(sold.report().end()).isEqualTo(End.HUNG_UP_BY_AGENT);
        assertThat(sold.log("status")).isEqualTo("SALE");
        assertThat(sold.lead("status")).isEqualTo("SALE");
        assertThat(sold.lead("comments")).contains("best called in the morning");
        assertThat(sold.log("user")).startsWith("91");
        assertThat(calls.history(
                        "disposition, campaign, lead, profile, direction, next_step, leaving", sold.condition()))
                .containsExactly(List.of(
                        "SALE", "AIOUT", String.valueOf(sold.leadId()), "offer", "OUTBOUND", "hang-up", "SENT"));
    }

    @Test
    void theLeadsNameIsSpokenAndTheTranscriptIsInTheHistory() {
        List<String> said = calls.of("sold").said("AGENT");
        assertThat(said).anyMatch(line -> line.contains("Hi Ann"));
        assertThat(calls.of("sold").said("CALLER")).contains("yes please");
    }

    @Test
    void aCallBackStandsInTheDialersTimeAndTheLeadIsHeldForIt() {
        HeldCalls.Held later = calls.of("later");
        LocalDate tomorrow = LocalDate.ofInstant(later.began(), LEADS).plusDays(1);
        ZonedDateTime agreed = ZonedDateTime.of(tomorrow, LocalTime.of(14, 0), LEADS);
        assertThat(later.lead("status")).isEqualTo("CBHOLD");
        assertThat(later.log("status")).isEqualTo("CALLBK");
        assertThat(calls.rows("vicidial_callbacks", "lead_id", later.leadId(), "callback_time"))
                .containsExactly(TIME.format(agreed.withZoneSameInstant(HeldCalls.DIALER)));
    }

    @Test
    void whoeverDoesNotWantToBeCalledIsOnTheListAndStaysSo() {
        HeldCalls.Held never = calls.of("never");
        assertThat(calls.rows("vicidial_dnc", "phone_number", never.phone(), "phone_number"))
                .hasSize(1);
        assertThat(never.lead("status")).isEqualTo("DNC");
        assertThat(never.log("status")).isEqualTo("DNC");
    }

    @Test
    void aCallerWhoHangsUpInTheFirstSecondsIsNoDrop() {
        HeldCalls.Held left = calls.of("left early");
        assertThat(left.report().end()).isEqualTo(End.HUNG_UP_BY_CALLER);
        assertThat(left.log("status")).isEqualTo("NP");
        assertThat(left.lead("status")).isEqualTo("NP");
        assertThat(calls.history("leaving", left.condition())).containsExactly(List.of("CALLER_LEFT"));
    }

    @Test
    void aCallerWhoHangsUpLaterDoesNotStayXferForEver() {
        HeldCalls.Held left = calls.of("left late");
        assertThat(left.log("status")).isEqualTo("NP");
        assertThat(left.lead("status")).isEqualTo("NP");
    }

    @Test
    void anInboundCallIsInTheLogOfItsInGroup() {
        HeldCalls.Held booked = calls.of("booked");
        assertThat(booked.report().end()).isEqualTo(End.HUNG_UP_BY_AGENT);
        assertThat(booked.log("campaign_id")).isEqualTo("AI_INBOUND");
        assertThat(booked.log("status")).isEqualTo("SALE");
        assertThat(booked.lead("comments")).contains("appointment wanted: Tuesday morning");
        assertThat(calls.history("disposition, campaign, direction", booked.condition()))
                .containsExactly(List.of("SALE", "AI_INBOUND", "INBOUND"));
    }

    @Test
    void aTransferReachesTheHumansOfItsInGroupWithTheSummaryOnTheLead() {
        HeldCalls.Held handed = calls.of("to humans");
        assertThat(handed.report().end()).isEqualTo(End.WITH_HUMANS);
        assertThat(handed.log("status")).isEqualTo("XFER");
        assertThat(handed.lead("comments")).contains("Asked for a human.");
        assertThat(calls.history("next_step, leaving", handed.condition()))
                .containsExactly(List.of("in-group FRONTDESK", "SENT"));
    }

    @Test
    void aRawCallerGetsALeadThatHasTheOutcome() {
        HeldCalls.Held raw = calls.of("raw");
        assertThat(raw.report().end()).isEqualTo(End.HUNG_UP_BY_AGENT);
        assertThat(calls.rows("vicidial_list", "phone_number", raw.phone(), "status"))
                .containsExactly("DEC");
        assertThat(calls.rows("vicidial_closer_log", "phone_number", raw.phone(), "status"))
                .isEmpty();
        assertThat(calls.history("disposition, call_id", "phone = '" + raw.phone() + "'"))
                .containsExactly(List.of("DEC", ""));
    }

    @Test
    void reconciliationFindsNothingToMend() {
        assertThat(calls.centre().dispatcher().command("reconcile", "--since", "1h"))
                .contains("calls compared, 0 differ.")
                .contains("Not checked");
    }

    @Test
    void allLinesAreFreeAgainAndVicidialHasNoCallLeft() {
        assertThat(calls.site()
                        .dialer()
                        .<List<String>>books(books -> books.rows("vicidial_live_agents").stream()
                                .map(line -> line.get("status"))
                                .distinct()
                                .toList()))
                .containsExactly("READY");
        assertThat(calls.site()
                        .dialer()
                        .<Integer>books(
                                books -> books.rows("vicidial_auto_calls").size()))
                .isZero();
    }

    @Test
    void theFirstSoundIsMeasuredFromTheAnswerForEachCampaign() {
        String metrics = calls.centre().dispatcher().page("/metrics");
        assertThat(metrics)
                .contains("calls_answer_to_audio_seconds_count{campaign=\"AIOUT\"")
                .contains("calls_answer_to_audio_seconds_count{campaign=\"AI_INBOUND\"");
        assertThat(calls.history(
                        "count(*)",
                        "answered_at is not null and answered_at < first_audio_at and direction = 'OUTBOUND'"))
                .containsExactly(List.of("6"));
    }
}
