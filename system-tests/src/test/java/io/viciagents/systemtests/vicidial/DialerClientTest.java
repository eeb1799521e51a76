package io.viciagents.systemtests.vicidial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.Comments;
import io.viciagents.vicidial.DialerTime;
import io.viciagents.vicidial.InGroup;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.TransferTarget;
import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.ApiLogin;
import io.viciagents.vicidial.api.CallControlAnswer;
import io.viciagents.vicidial.api.CallbackWrite;
import io.viciagents.vicidial.api.DialerAccess;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.LeadAdded;
import io.viciagents.vicidial.api.LeadChange;
import io.viciagents.vicidial.api.LeadField;
import io.viciagents.vicidial.api.LeadFields;
import io.viciagents.vicidial.api.LeadWrite;
import io.viciagents.vicidial.api.LinesWrite;
import io.viciagents.vicidial.api.LogWrite;
import io.viciagents.vicidial.api.NewLead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client's typed functions against the stand-in. */
class DialerClientTest {
    private static final Status SALE = new Status("SALE");
    private static final AgentUser AGENT = new AgentUser("9001");
    private static final CampaignId CAMPAIGN = new CampaignId("AIOUT");
    private static final PhoneNumber PHONE = new PhoneNumber("7275551212");

    private final Vertx vertx = Vertx.vertx();
    private final RecordedTelephone telephone = new RecordedTelephone();
    private final StandIn dialer =
            new StandIn(vertx, Clock.fixed(Instant.parse("2026-11-20T20:21:32Z"), ZoneOffset.UTC), telephone);
    private DialerClient client;

    @BeforeEach
    void open() {
        dialer.listen().await();
        dialer.calls().follows(Duration.ZERO);
        dialer.calls().logIn();
        client = new DialerClient(
                vertx,
                new DialerAccess(
                        "d1", dialer.web(), new ApiLogin("aiapi", "aiapipass1", "aivoice"), Duration.ofSeconds(3)),
                Statuses.builtIn(),
                new RecordedAlarm());
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().await();
    }

    @Test
    void aLeadIsAddedReadAndChanged() {
        LeadId lead = addLead();
        assertThat(get(client.leads().find(lead)).orElseThrow().column("first_name"))
                .isEqualTo("Ann");
        assertThat(get(client.leads().find(PHONE)).orElseThrow().id()).isEqualTo(lead);
        assertThat(get(client.leads().search(PHONE))).containsExactly(lead);
        assertThat(get(client.leads().column(lead, "status"))).contains("NEW");
        LeadFields fields = LeadFields.of(Map.of("comments", "wants|a \"blue\" one;", "email", ""));
        LeadChange change = LeadChange.to(SALE).and(fields).by(AGENT);
        assertThat(get(client.leads().change(lead, change))).isInstanceOf(LeadWrite.Written.class);
        var read = get(client.leads().find(lead)).orElseThrow();
        assertThat(read.status()).isEqualTo("SALE");
        assertThat(read.user()).isEqualTo("9001");
        assertThat(read.comments().text()).isEqualTo("wants a blue one");
        assertThat(read.column("email")).isEmpty();
        assertThat(read.offset()).contains(ZoneOffset.UTC);
    }

    @Test
    void whatIsNotThereIsToldApartFromWhatFailed() {
        LeadId nobody = new LeadId(99_999_999);
        assertThat(get(client.leads().find(nobody))).isEmpty();
        assertThat(get(client.leads().find(new PhoneNumber("7275559999")))).isEmpty();
        assertThat(get(client.leads().search(new PhoneNumber("7275559999")))).isEmpty();
        assertThat(get(client.leads().column(addLead(), "nofield"))).isEmpty();
        assertThat(get(client.leads().change(nobody, LeadChange.to(SALE)))).isInstanceOf(LeadWrite.NoSuchLead.class);
        assertThat(get(client.callbacks().find(nobody))).isEmpty();
        assertThat(get(client.books().of(PHONE))).isEmpty();
        assertThat(get(client.books().find(new CallId("V1201953000000000100")))).isEmpty();
        assertThat(get(client.books().recordings(AGENT, LocalDate.of(2026, 11, 20))))
                .isEmpty();
    }

    @Test
    void aLeadThatCannotBeAddedSaysWhy() {
        addLead();
        get(client.doNotCall().add(new PhoneNumber("7275550000")));
        assertThat(add(1001, "7275551212", Map.of("duplicate_check", "DUPSYS")))
                .isEqualTo(new LeadAdded.Duplicate("100"));
        assertThat(add(1001, "7275550000", Map.of("dnc_check", "Y"))).isInstanceOf(LeadAdded.OnDoNotCallList.class);
        assertThat(add(5555, "7275551213", Map.of())).isInstanceOf(LeadAdded.NoSuchList.class);
        assertThat(add(1001, "7275551214", Map.of("add_to_hopper", "Y")))
                .isEqualTo(new LeadAdded.Added(new LeadId(101), LeadAdded.Hopper.IN));
    }

    @Test
    void aCallbackHoldsTheLeadAndCanBeReadBack() {
        LeadId lead = addLead();
        DialerTime time = new DialerTime(LocalDateTime.of(2026, 12, 1, 10, 30));
        assertThat(get(client.callbacks().schedule(lead, time, CAMPAIGN, new Comments("AI scheduled"))))
                .isInstanceOf(CallbackWrite.Scheduled.class);
        assertThat(get(client.callbacks().schedule(lead, time, CAMPAIGN, new Comments("AI scheduled"))))
                .isInstanceOf(CallbackWrite.Scheduled.class);
        var callback = get(client.callbacks().find(lead)).orElseThrow();
        assertThat(callback.time()).isEqualTo("2026-12-01 10:30:00");
        assertThat(callback.recipient()).isEqualTo("ANYONE");
        assertThat(get(client.leads().column(lead, "status"))).contains("CBHOLD");
        get(client.callbacks().remove(lead));
        get(client.callbacks().remove(lead));
        assertThat(get(client.callbacks().find(lead))).isEmpty();
        assertThat(get(client.callbacks().schedule(lead, time, new CampaignId("NOCAMP"), new Comments(""))))
                .isEqualTo(new CallbackWrite.Refused("SCHEDULED CALLBACK NOT ADDED, CAMPAIGN NOT VALID"));
    }

    @Test
    void aNumberThatIsOnTheListAlreadyIsDone() {
        get(client.doNotCall().add(PHONE));
        get(client.doNotCall().add(PHONE));
        get(client.doNotCall().add(PHONE, CAMPAIGN));
        get(client.doNotCall().add(PHONE, CAMPAIGN));
        assertThat(dialer.<Integer>books(books -> books.rows("vicidial_dnc").size()))
                .isEqualTo(1);
    }

    @Test
    void hangingUpWritesTheBooksAndASecondTimeFindsNoCall() {
        Delivered call = outbound();
        CallId id = new CallId(call.callId());
        assertThat(get(client.remoteAgents().userOf(id))).contains(new AgentUser(call.user()));
        assertThat(get(client.calls().hangUp(id, AGENT, SALE))).isInstanceOf(CallControlAnswer.Done.class);
        assertThat(telephone.done()).containsExactly("hang up PJSIP/trunk-1");
        assertThat(get(client.calls().hangUp(id, AGENT, SALE))).isInstanceOf(CallControlAnswer.NoActiveCall.class);
        assertThat(get(client.leads().column(new LeadId(call.lead()), "status")))
                .contains("SALE");
        assertThat(get(client.books().find(id)).orElseThrow().status()).isEqualTo("SALE");
        assertThat(get(client.books().setStatus(id, CAMPAIGN, new Status("NI"))))
                .isInstanceOf(LogWrite.Written.class);
        assertThat(get(client.books().setStatus(id, CAMPAIGN, new Status("NI"))))
                .isInstanceOf(LogWrite.Written.class);
        assertThat(get(client.books().setStatus(id, new InGroup("NOPE"), SALE)))
                .isInstanceOf(LogWrite.NoSuchGroup.class);
        assertThat(get(client.books().setStatus(id, new InGroup("HUMANS"), SALE)))
                .isInstanceOf(LogWrite.NoSuchCall.class);
        assertThat(get(client.books().of(PHONE)).getFirst().callStatus()).isEqualTo("NI");
    }

    @Test
    void transfersGoWhereTheyShould() {
        CallId first = new CallId(outbound().callId());
        assertThat(get(client.calls().transfer(first, AGENT, new TransferTarget("917275559999"), SALE)))
                .isInstanceOf(CallControlAnswer.Done.class);
        CallId second = new CallId(outbound().callId());
        assertThat(get(client.calls().handOver(second, AGENT, new InGroup("NOPE"), SALE)))
                .isEqualTo(new CallControlAnswer.Refused("ingroup is not valid"));
        assertThat(get(client.calls().handOver(second, AGENT, new InGroup("HUMANS"), SALE)))
                .isInstanceOf(CallControlAnswer.Done.class);
        CallId third = new CallId(outbound().callId());
        assertThat(get(client.calls().handOverToDefault(third, AGENT, SALE)))
                .isInstanceOf(CallControlAnswer.Done.class);
        String human = "redirect PJSIP/trunk-1 default 90009*HUMANS**100**7275551212**9001**";
        assertThat(telephone.done()).containsExactly("redirect PJSIP/trunk-1 default 917275559999", human, human);
        assertThat(get(client.calls().hangUp(third, new AgentUser("nobody"), SALE)))
                .isInstanceOf(CallControlAnswer.AgentNotLoggedIn.class);
    }

    @Test
    void theLeadOnTheLineCanBeChanged() {
        outbound();
        LeadFields fields = LeadFields.none().with(LeadField.FIRST_NAME, "Zed");
        assertThat(get(client.calls().updateLead(AGENT, fields))).isInstanceOf(CallControlAnswer.Done.class);
        assertThat(get(client.leads().column(new LeadId(100), "first_name"))).contains("Zed");
    }

    @Test
    void linesAreOpenedAndPaused() {
        assertThat(get(client.remoteAgents().open(AGENT, 2))).isInstanceOf(LinesWrite.Written.class);
        assertThat(get(client.remoteAgents().pause(AGENT))).isInstanceOf(LinesWrite.Written.class);
        assertThat(get(client.remoteAgents().pause(AGENT))).isInstanceOf(LinesWrite.Written.class);
        assertThat(get(client.remoteAgents().open(new AgentUser("9999"), 2)))
                .isInstanceOf(LinesWrite.NoSuchEntry.class);
        assertThatThrownBy(() -> client.remoteAgents().open(AGENT, 256)).hasMessageContaining("1 to 255");
        dialer.calls().logIn();
        assertThat(get(client.remoteAgents().atWork())).isEmpty();
        get(client.remoteAgents().open(AGENT, 2));
        dialer.calls().logIn();
        assertThat(get(client.remoteAgents().atWork(CAMPAIGN))).hasSize(2);
        var load = get(client.remoteAgents().load(new InGroup("AI_INBOUND")));
        assertThat(load.agentsWaiting()).isEqualTo(2);
        assertThat(load.agentsInCalls()).isZero();
    }

    @Test
    void versionsTellTheDialersClock() {
        assertThat(get(client.version(Api.AGENT)).epochSeconds()).isEqualTo(1_795_206_092L);
        assertThat(get(client.version(Api.NON_AGENT)).version()).isEqualTo("2.14-202");
    }

    @Test
    void aStatusThatTheDialerDoesNotKnowIsNeverSent() {
        LeadId lead = new LeadId(1);
        assertThatThrownBy(() -> client.leads().change(lead, LeadChange.to(new Status("NOSUCH"))))
                .hasMessageContaining("not known to this dialer");
        assertThatThrownBy(() -> client.calls().hangUp(new CallId("V1201953000000000100"), AGENT, new Status("NOSUCH")))
                .hasMessageContaining("not known to this dialer");
        assertThat(dialer.asked()).isEmpty();
    }

    @Test
    void aFunctionThatIsNotPermittedSaysSo() {
        DialerClient restricted = new DialerClient(
                vertx,
                new DialerAccess(
                        "d1", dialer.web(), new ApiLogin("aiapi2", "aiapipass2", "aivoice"), Duration.ofSeconds(3)),
                Statuses.builtIn(),
                new RecordedAlarm());
        assertThatThrownBy(() -> get(restricted.leads().find(new LeadId(1))))
                .isInstanceOf(DialerException.NotPermitted.class)
                .hasMessageContaining("lead_all_info");
        restricted.close();
    }

    private Delivered outbound() {
        LeadId lead = get(client.leads().search(PHONE)).stream().findFirst().orElseGet(this::addLead);
        Delivered call = dialer.calls().outbound(lead.number()).orElseThrow();
        dialer.calls().onChannel(call.callId(), "PJSIP/trunk-1");
        return call;
    }

    private LeadId addLead() {
        return ((LeadAdded.Added) add(1001, "7275551212", Map.of())).lead();
    }

    private LeadAdded add(long list, String phone, Map<String, String> checks) {
        LeadFields ann = LeadFields.of(Map.of("first_name", "Ann", "email", "ann@example.test"));
        return get(client.leads().add(new NewLead(list, "1", new PhoneNumber(phone), ann, checks)));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
