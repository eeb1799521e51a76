package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.NodeReport;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What conversations ask for while the caller is there, and what really came of it. */
class MidCallTest {
    private static final LocalDateTime WHEN = LocalDateTime.of(2026, 12, 2, 10, 30);

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    private List<CallAnswer> asks(CallOutcome end, CallRequest... requests) {
        office.node().talks(new ToyNode.Conversation(List.of(requests), List.of(end), Optional.empty()));
        office.outbound();
        office.awaitEnd();
        office.settle();
        return office.node().answers();
    }

    private static CallOutcome end(String disposition) {
        return new CallOutcome(disposition, new NextStep.HangUp(), List.of(), "");
    }

    @Test
    void aHumanIsPromisedOnlyWhenOneIsFree() {
        assertThat(asks(end("NI"), new CallRequest.HumansFree("HUMANS")).getFirst())
                .isInstanceOf(CallAnswer.Refused.class);
    }

    @Test
    void aFreeHumanIsFound() {
        office.dialer()
                .books(books -> books.insert(
                        "vicidial_live_agents", "user=1001|status=READY|closer_campaigns= HUMANS -|callerid="));
        assertThat(asks(end("NI"), new CallRequest.HumansFree("HUMANS"))).containsExactly(new CallAnswer.Done("1"));
    }

    @Test
    void aCallBackIsReadBackInTheLeadsTimeAndHoldsAfterTheCall() {
        assertThat(asks(end("CALLBK"), new CallRequest.Callback(WHEN, "asked for it")))
                .containsExactly(new CallAnswer.Done("2026-12-02 10:30"));
        assertThat(office.rows("vicidial_callbacks", "callback_time", "2026-12-02 08:30:00"))
                .isOne();
        assertThat(office.lead("status")).isEqualTo("CBHOLD");
        assertThat(office.log("status")).isEqualTo("CALLBK");
    }

    @Test
    void aCallBackAtNightIsRefused() {
        assertThat(asks(end("NI"), new CallRequest.Callback(WHEN.withHour(22), ""))
                        .getFirst()
                        .toString())
                .contains("from 09:00 to 20:00");
        assertThat(office.rows("vicidial_callbacks", "lead_id", Office.LEAD)).isZero();
    }

    @Test
    void doNotCallWinsOverWhateverTheCallComesTo() {
        assertThat(asks(end("SALE"), new CallRequest.DoNotCall())).containsExactly(new CallAnswer.Done(""));
        assertThat(office.rows("vicidial_dnc", "phone_number", Office.PHONE)).isOne();
        assertThat(office.lead("status")).isEqualTo("DNC");
    }

    @Test
    void leadFieldsAreWrittenAndCommentsAdded() {
        asks(end("NI"), new CallRequest.LeadFields(Map.of("city", "Ipoh", "comments", "has a dog")));
        assertThat(office.lead("city")).isEqualTo("Ipoh");
        assertThat(office.lead("comments")).startsWith("likes tea / has a dog");
    }

    @Test
    void whatVicidialDoesNotHaveIsRefusedAtOnce() {
        assertThat(asks(
                        end("NI"),
                        new CallRequest.LeadFields(Map.of("shoe_size", "44")),
                        new CallRequest.Disposition("NOSUCH"),
                        new CallRequest.Disposition("APPT")))
                .satisfiesExactly(
                        field -> assertThat(field.toString()).contains("shoe_size"),
                        status -> assertThat(status.toString()).contains("NOSUCH"),
                        own -> assertThat(own).isEqualTo(new CallAnswer.Done("")));
    }

    @Test
    void keysAreSentByAsterisk() {
        asks(end("NI"), new CallRequest.Dtmf("12#"));
        assertThat(office.asterisk().done()).contains("keys 12#");
    }

    @Test
    void aRepeatedRequestIsAnsweredFromMemoryAndNotDoneTwice() {
        office.node().talks(new ToyNode.Conversation(List.of(), List.of(), Optional.of(end("NI"))));
        String channel = office.outbound();
        office.awaitTalk();
        NodeReport.Asked asked = new NodeReport.Asked(new CallRef("pbx", channel), 1, 7, new CallRequest.Dtmf("5"));
        office.dispatcher().calls().reported(asked);
        office.dispatcher().calls().reported(asked);
        Awaitility.await().until(() -> office.node().answers().size() == 2);
        assertThat(office.asterisk().done()).containsExactly("keys 5");
        office.asterisk().callerHangsUp(channel);
        office.awaitEnd();
    }
}
