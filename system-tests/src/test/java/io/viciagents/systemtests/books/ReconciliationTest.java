package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.reconcile.Reconciled;
import io.viciagents.dispatcher.reconcile.Reconciliation;
import io.viciagents.dispatcher.vicidial.Compared.Difference;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.systemtests.vicidial.Delivered;
import io.viciagents.systemtests.vicidial.StandIn;
import io.viciagents.systemtests.vicidial.Telephone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found when our record of calls is held against VICIdial's books, and what comes of mending it. */
class ReconciliationTest {
    private static final long LEAD = 50;
    private final Vertx vertx = Vertx.vertx();
    private final HandClock clock = new HandClock(Instant.parse("2026-12-01T15:00:00Z"));
    private final StandIn dialer = new StandIn(vertx, clock.withZone(Denver.ZONE), Telephone.NONE);

    @BeforeEach
    void open() {
        dialer.listen().await();
        dialer.books(books -> books.insert(
                "vicidial_list", "lead_id=50|status=NEW|list_id=1001|phone_code=1|phone_number=7275551212"));
        dialer.calls().follows(Duration.ofDays(1));
        dialer.calls().logIn();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private Dialers dialers() {
        return Dialers.of(
                List.of(Denver.dialer(dialer.web(), "reconcile", Denver.PASSWORD, Duration.ofSeconds(15))),
                vertx,
                new SimpleMeterRegistry(),
                clock);
    }

    private Reconciliation reconciliation(Dialers dialers) {
        return new Reconciliation(dialers::compare, dialers.clerk(), Denver.ROUTES, clock::turn);
    }

    private Difference found(KeptEnd call) {
        try (Dialers dialers = dialers()) {
            return reconciliation(dialers)
                    .compare(List.of(call))
                    .getFirst()
                    .compared()
                    .difference();
        }
    }

    private Optional<Told> repaired(KeptEnd call) {
        try (Dialers dialers = dialers()) {
            Reconciliation reconciliation = reconciliation(dialers);
            Reconciled found = reconciliation.compare(List.of(call)).getFirst();
            return reconciliation.repair(found);
        }
    }

    private KeptEnd ended(String callId, String status) {
        return kept(callId, Optional.of(clock.instant()), Optional.of(status));
    }

    /** Its dispatcher died before anything was written of it but that it came. */
    private KeptEnd neverEnded(String callId) {
        return kept(callId, Optional.empty(), Optional.empty());
    }

    private KeptEnd kept(String callId, Optional<Instant> ended, Optional<String> status) {
        return new KeptEnd(
                new CallRef("pbx", "17.1"),
                "main",
                callId,
                "AIOUT",
                LEAD,
                "7009001",
                clock.instant(),
                ended,
                status,
                false,
                Optional.empty());
    }

    private String outbound() {
        return dialer.calls().outbound(LEAD).map(Delivered::callId).orElseThrow();
    }

    private String lead() {
        return dialer.books(books ->
                books.find("vicidial_list", "lead_id", LEAD).orElseThrow().get("status"));
    }

    private String log() {
        return dialer.books(books ->
                books.find("vicidial_log", "lead_id", LEAD).orElseThrow().get("status"));
    }

    private void books(String status, String user) {
        dialer.books(books -> {
            books.find("vicidial_log", "lead_id", LEAD).orElseThrow().set("status", status, "user", user);
            return books.find("vicidial_list", "lead_id", LEAD).orElseThrow().set("status", status, "user", user);
        });
    }

    @Test
    void whatIsRightIsLeftAlone() {
        String call = outbound();
        books("SALE", "9001");
        dialer.calls().hungUp(call);
        assertThat(found(ended(call, "SALE"))).isEqualTo(Difference.NONE);
        assertThat(repaired(ended(call, "SALE"))).isEmpty();
    }

    @Test
    void aCallerWhoHungUpWhenTheDispatcherDiedIsNoDropAnyMore() {
        String call = outbound();
        dialer.calls().hungUp(call);
        assertThat(log()).isEqualTo("DROP");
        assertThat(found(neverEnded(call))).isEqualTo(Difference.DROPPED);
        assertThat(repaired(neverEnded(call))).containsInstanceOf(Told.Done.class);
        assertThat(log()).isEqualTo("NP");
        assertThat(lead()).isEqualTo("NP");
        assertThat(found(neverEnded(call))).isEqualTo(Difference.NONE);
    }

    @Test
    void aCallThatIsStuckAtXferGetsItsDisposition() {
        dialer.calls().follows(Duration.ZERO);
        String call = outbound();
        dialer.calls().hungUp(call);
        assertThat(log()).isEqualTo("XFER");
        assertThat(found(ended(call, "NI"))).isEqualTo(Difference.STUCK);
        assertThat(repaired(ended(call, "NI"))).containsInstanceOf(Told.Done.class);
        assertThat(log()).isEqualTo("NI");
        assertThat(lead()).isEqualTo("NI");
    }

    @Test
    void whatAHumanHasDecidedIsToldAndLeftAlone() {
        String call = outbound();
        books("SALE", "1001");
        dialer.calls().hungUp(call);
        assertThat(found(ended(call, "NI"))).isEqualTo(Difference.DIFFERENT);
        assertThat(repaired(ended(call, "NI"))).isEmpty();
        assertThat(lead()).isEqualTo("SALE");
    }

    @Test
    void aLeadThatMustNotBeCalledStaysSo() {
        String call = outbound();
        dialer.calls().hungUp(call);
        dialer.books(books ->
                books.find("vicidial_list", "lead_id", LEAD).orElseThrow().set("status", "DNC"));
        assertThat(repaired(ended(call, "NI"))).containsInstanceOf(Told.Done.class);
        assertThat(log()).isEqualTo("NI");
        assertThat(lead()).isEqualTo("DNC");
    }

    @Test
    void aLeadThatVicidialWroteOverIsWrittenAgain() {
        String call = outbound();
        books("NI", "9001");
        dialer.calls().hungUp(call);
        dialer.books(books ->
                books.find("vicidial_list", "lead_id", LEAD).orElseThrow().set("status", "DROP"));
        assertThat(found(ended(call, "NI"))).isEqualTo(Difference.LEAD_UNDECIDED);
        assertThat(repaired(ended(call, "NI"))).containsInstanceOf(Told.Done.class);
        assertThat(lead()).isEqualTo("NI");
    }

    @Test
    void aCallThatIsStillUpIsNotJudged() {
        assertThat(found(neverEnded(outbound()))).isEqualTo(Difference.STILL_UP);
    }

    @Test
    void aCallThatVicidialHasNoLogOfIsMissing() {
        assertThat(found(ended("V2010800000000000050", "NI"))).isEqualTo(Difference.MISSING);
    }
}
