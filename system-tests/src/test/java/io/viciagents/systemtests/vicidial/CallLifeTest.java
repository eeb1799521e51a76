package io.viciagents.systemtests.vicidial;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.CallKind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What VICIdial does by itself around a remote agent's call. */
class CallLifeTest {
    private final Vertx vertx = Vertx.vertx();
    private final RecordedTelephone telephone = new RecordedTelephone();
    private final StandIn dialer = new StandIn(vertx, Clock.systemUTC(), telephone);

    @BeforeEach
    void open() {
        dialer.listen().await();
        dialer.books(books -> books.insert(
                "vicidial_list", "lead_id=50|status=NEW|list_id=1001|phone_number=7275551212|gmt_offset_now=0.00"));
        dialer.calls().follows(Duration.ofHours(1));
        dialer.calls().logIn();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void anOutboundCallTakesAFreeLineAndCarriesTheLeadInItsCallId() {
        Delivered call = dialer.calls().outbound(50).orElseThrow();
        CallId id = new CallId(call.callId());
        assertThat(id.kind()).isEqualTo(CallKind.AUTO_DIALLED);
        assertThat(id.lead().number()).isEqualTo(50);
        assertThat(call.extension()).isEqualTo("7009001");
        assertThat(call.user()).isEqualTo("9001");
        assertThat(lead("status")).isEqualTo("QUEUE");
    }

    @Test
    void withoutAFreeLineNothingIsDelivered() {
        for (int line = 0; line < 3; line++) {
            assertThat(dialer.calls().inbound("727555000" + line, "AI_INBOUND")).isPresent();
        }
        assertThat(dialer.calls().inbound("7275550009", "AI_INBOUND")).isEmpty();
        assertThat(dialer.calls().outbound(50)).isEmpty();
    }

    @Test
    void anEarlyHangUpWithoutTheApiIsADropEvenIfTheLeadSaidOtherwise() {
        Delivered call = dialer.calls().outbound(50).orElseThrow();
        ask("vicidial/non_agent_api.php", "function=update_lead&lead_id=50&status=SALE");
        dialer.calls().hungUp(call.callId());
        assertThat(lead("status")).isEqualTo("DROP");
        assertThat(log("status")).isEqualTo("DROP");
        assertThat(log("term_reason")).isEqualTo("ABANDON");
    }

    @Test
    void aLaterHangUpWithoutTheApiLeavesXferForEver() {
        dialer.calls().follows(Duration.ZERO);
        Delivered call = dialer.calls().outbound(50).orElseThrow();
        assertThat(log("comments")).isEqualTo("REMOTE");
        assertThat(log("user")).isEqualTo("9001");
        dialer.calls().hungUp(call.callId());
        dialer.calls().hungUp(call.callId());
        assertThat(lead("status")).isEqualTo("XFER");
        assertThat(dialer.calls().outbound(50)).isPresent();
    }

    @Test
    void theDaemonFollowsAfterAWhile() {
        dialer.calls().follows(Duration.ofMillis(50));
        assertThat(dialer.calls().outbound(50)).isPresent();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> lead("status").equals("XFER"));
    }

    @Test
    void theApiEndsACallAtAnyTimeAndTheHangUpChangesNothing() {
        Delivered call = dialer.calls().outbound(50).orElseThrow();
        dialer.calls().onChannel(call.callId(), "PJSIP/trunk-7");
        String answer = ask(
                "agc/api.php",
                "function=ra_call_control&agent_user=9001&stage=HANGUP&status=NI&value=" + call.callId());
        assertThat(answer).isEqualTo("SUCCESS: ra_call_control hungup - 9001|" + call.callId() + "|HANGUP\n");
        assertThat(telephone.done()).containsExactly("hang up PJSIP/trunk-7");
        dialer.calls().hungUp(call.callId());
        assertThat(lead("status")).isEqualTo("NI");
        assertThat(lead("user")).isEqualTo("9001");
        assertThat(log("status")).isEqualTo("NI");
    }

    @Test
    void anInboundCallFindsOrMakesItsLead() {
        Delivered known = dialer.calls().inbound("7275551212", "AI_INBOUND").orElseThrow();
        assertThat(known.lead()).isEqualTo(50);
        assertThat(new CallId(known.callId()).kind()).isEqualTo(CallKind.IN_GROUP);
        assertThat(dialer.calls()
                        .inbound("7275559999", "AI_INBOUND")
                        .orElseThrow()
                        .lead())
                .isNotEqualTo(50L);
    }

    private String lead(String column) {
        return dialer.books(books ->
                books.find("vicidial_list", "lead_id", 50).orElseThrow().get(column));
    }

    private String log(String column) {
        return dialer.books(
                books -> books.find("vicidial_log", "lead_id", 50).orElseThrow().get(column));
    }

    private String ask(String path, String form) {
        String login = "user=aiapi&pass=aiapipass1&source=" + URLEncoder.encode("ai voice", StandardCharsets.UTF_8);
        URI page = dialer.web().resolve("/" + path + "?" + login + "&" + form);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.sendAsync(
                            HttpRequest.newBuilder(page)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.ofString())
                    .join()
                    .body();
        }
    }
}
