package io.viciagents.systemtests.vicidial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.ApiLogin;
import io.viciagents.vicidial.api.DialerAccess;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.LeadFields;
import io.viciagents.vicidial.api.NewLead;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the client does when VICIdial refuses, errs or is silent. */
class DialerFailureTest {
    private static final PhoneNumber PHONE = new PhoneNumber("7275551212");
    private static final String WRONG = "verySecretButWrong1";

    private final Vertx vertx = Vertx.vertx();
    private final StandIn dialer = new StandIn(vertx, Clock.systemUTC(), Telephone.NONE);
    private final RecordedAlarm alarm = new RecordedAlarm();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("io.viciagents");

    @BeforeEach
    void open() {
        dialer.listen().await();
        logged.start();
        root.setLevel(Level.TRACE);
        root.addAppender(logged);
    }

    @AfterEach
    void close() {
        root.detachAppender(logged);
        vertx.close().await();
    }

    @Test
    void aRefusedLoginStopsAllFurtherTriesAndRaisesOneAlarm() {
        DialerClient client = client(WRONG, Duration.ofSeconds(3));
        List<Future<?>> hundred = IntStream.range(0, 100)
                .<Future<?>>mapToObj(lead -> client.leads().find(new LeadId(lead + 1)))
                .toList();
        hundred.forEach(
                future -> assertThatThrownBy(() -> get(future)).isInstanceOf(DialerException.LoginRefused.class));
        assertThat(failedLogins()).isEqualTo(1);
        assertThat(alarm.raised()).containsExactly("login refused d1 NON_AGENT");
        assertThatThrownBy(() -> get(client.doNotCall().add(PHONE))).isInstanceOf(DialerException.LoginRefused.class);
        assertThat(failedLogins()).isEqualTo(1);
    }

    @Test
    void aPasswordChangedWhileRequestsAreUnderWayDoesNotLockTheUser() {
        DialerClient client = client("aiapipass1", Duration.ofSeconds(3));
        get(client.leads().find(PHONE));
        password("another1");
        List<Future<?>> hundred = IntStream.range(0, 100)
                .<Future<?>>mapToObj(lead -> client.leads().find(new LeadId(lead + 1)))
                .toList();
        hundred.forEach(
                future -> assertThatThrownBy(() -> get(future)).isInstanceOf(DialerException.LoginRefused.class));
        assertThat(failedLogins()).isBetween(1L, 4L);
        assertThat(alarm.raised()).hasSize(1);
    }

    @Test
    void aHumanMayLetTheLoginBeTriedAgain() {
        DialerClient client = client("aiapipass1", Duration.ofSeconds(3));
        password("another1");
        assertThatThrownBy(() -> get(client.leads().find(PHONE))).isInstanceOf(DialerException.LoginRefused.class);
        password("aiapipass1");
        assertThatThrownBy(() -> get(client.leads().find(PHONE))).isInstanceOf(DialerException.LoginRefused.class);
        client.tryLoginAgain(Api.NON_AGENT);
        assertThat(get(client.leads().find(PHONE))).isEmpty();
    }

    @Test
    void theOtherApiGoesOn() {
        dialer.books(books ->
                books.find("vicidial_users", "user", "aiapi").orElseThrow().set("vdc_agent_api_access", 0));
        DialerClient client = client("aiapipass1", Duration.ofSeconds(3));
        assertThatThrownBy(() -> get(client.calls()
                        .hangUp(new CallId("V1201953000000000100"), new AgentUser("9001"), new Status("NI"))))
                .isInstanceOf(DialerException.LoginRefused.class);
        assertThat(get(client.leads().find(PHONE))).isEmpty();
        assertThat(alarm.raised()).containsExactly("login refused d1 AGENT");
    }

    @Test
    void noLogAndNoErrorShowsAPassword() {
        DialerClient client = client(WRONG, Duration.ofSeconds(3));
        CallId call = new CallId("V1201953000000000100");
        Future<?> agent = client.calls().hangUp(call, new AgentUser("9001"), new Status("NI"));
        for (Future<?> refused : List.of(agent, client.leads().find(PHONE))) {
            assertThatThrownBy(() -> get(refused))
                    .satisfies(error ->
                            assertThat(error.toString()).doesNotContain(WRONG).doesNotContain("SELECT"));
        }
        assertThat(logged.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage() + event.getKeyValuePairs())
                        .doesNotContain(WRONG)
                        .doesNotContain("SELECT"));
        assertThat(new ApiLogin("aiapi", WRONG, "aivoice").toString()).doesNotContain(WRONG);
    }

    @Test
    void whatMayBeRepeatedIsRepeatedWhenTheAnswerIsLost() {
        dialer.faults().loseAnswers(2);
        get(client("aiapipass1", Duration.ofSeconds(3)).doNotCall().add(PHONE));
        assertThat(dialer.asked()).containsExactly("add_dnc_phone", "add_dnc_phone", "add_dnc_phone");
        assertThat(dialer.<Integer>books(books -> books.rows("vicidial_dnc").size()))
                .isEqualTo(1);
    }

    @Test
    void aLeadIsNeverAddedTwice() {
        dialer.faults().loseAnswers(1);
        NewLead lead = new NewLead(1001, "1", PHONE, LeadFields.none(), Map.of());
        assertThatThrownBy(() ->
                        get(client("aiapipass1", Duration.ofSeconds(3)).leads().add(lead)))
                .isInstanceOfSatisfying(
                        DialerException.Unreachable.class,
                        error -> assertThat(error.mayPass()).isTrue());
        assertThat(dialer.<Integer>books(books -> books.rows("vicidial_list").size()))
                .isEqualTo(1);
    }

    @Test
    void silenceEndsAtTheTimeLimit() {
        dialer.faults().silence(1);
        DialerClient client = client("aiapipass1", Duration.ofMillis(200));
        assertThat(get(client.leads().find(PHONE))).isEmpty();
        assertThat(dialer.asked()).hasSize(2);
    }

    @Test
    void aDialerThatKeepsFailingIsLeftInPeaceAndAlarmed() {
        dialer.faults().badGateway(1_000);
        DialerClient client = client("aiapipass1", Duration.ofSeconds(3));
        for (int request = 0; request < 6; request++) {
            assertThatThrownBy(() -> get(client.leads().find(PHONE)))
                    .isInstanceOf(DialerException.Unreachable.class)
                    .hasMessageContaining("lead_all_info");
        }
        int sent = dialer.asked().size();
        assertThat(sent).isBetween(5, 6);
        assertThat(alarm.raised()).containsExactly("unreachable d1 NON_AGENT");
        assertThatThrownBy(() -> get(client.leads().find(PHONE))).hasMessageContaining("not tried");
        assertThat(dialer.asked()).hasSize(sent);
    }

    @Test
    void aDialerThatIsNotThereSaysSo() {
        dialer.close().await();
        DialerClient client = client("aiapipass1", Duration.ofSeconds(3));
        assertThatThrownBy(() -> get(client.leads().find(PHONE)))
                .isInstanceOf(DialerException.Unreachable.class)
                .hasMessageContaining("dialer 'd1' did not answer lead_all_info");
    }

    private DialerClient client(String password, Duration limit) {
        ApiLogin login = new ApiLogin("aiapi", password, "aivoice");
        return new DialerClient(vertx, new DialerAccess("d1", dialer.web(), login, limit), Statuses.builtIn(), alarm);
    }

    private void password(String password) {
        dialer.books(books ->
                books.find("vicidial_users", "user", "aiapi").orElseThrow().set("pass", password));
    }

    private long failedLogins() {
        return dialer.<Long>books(books ->
                books.find("vicidial_users", "user", "aiapi").orElseThrow().number("failed_login_count"));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
