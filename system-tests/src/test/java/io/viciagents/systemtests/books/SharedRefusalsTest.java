package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.ClusterSettings;
import io.viciagents.cluster.Role;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.systemtests.vicidial.StandIn;
import io.viciagents.systemtests.vicidial.Telephone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two dispatchers of one cluster, and a dialer that refuses their login: one refusal is enough. */
class SharedRefusalsTest {
    private final Vertx vertx = Vertx.vertx();
    private final StandIn dialer = new StandIn(vertx, Clock.system(Denver.ZONE), Telephone.NONE);
    private final int firstPort = freePort();
    private final ClusterMember first = member(firstPort);
    private final ClusterMember second = member(freePort());

    @BeforeEach
    void open() {
        dialer.listen().await();
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
        vertx.close().await();
    }

    private ClusterMember member(int port) {
        return ClusterMember.join(
                new ClusterSettings(
                        "logins-" + firstPort, "127.0.0.1", port, freePort(), List.of("127.0.0.1:" + firstPort), 1),
                Role.DISPATCHER);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private Dialers dialers(ClusterMember member, SimpleMeterRegistry meters, String password) {
        return Dialers.among(member.refusals(), List.of(settings(password)), vertx, meters, Clock.systemUTC());
    }

    private DialerSettings settings(String password) {
        return Denver.dialer(dialer.web(), "logins", password, Duration.ofMillis(100));
    }

    private long failedLogins() {
        return dialer.<Long>books(books ->
                books.find("vicidial_users", "user", "aiapi").orElseThrow().number("failed_login_count"));
    }

    private void password(String password) {
        dialer.books(books ->
                books.find("vicidial_users", "user", "aiapi").orElseThrow().set("pass", password));
    }

    private static void awaitApi(SimpleMeterRegistry meters, String api, int state) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> state(meters, api) == state);
    }

    private static double state(SimpleMeterRegistry meters, String api) {
        return meters.get("dialer.api").tag("api", api).gauge().value();
    }

    @Test
    void oneRefusalStopsAllUntilALoginIsAcceptedAgain() {
        SimpleMeterRegistry ones = new SimpleMeterRegistry();
        SimpleMeterRegistry twos = new SimpleMeterRegistry();
        try (Dialers one = dialers(first, ones, "old-password");
                Dialers two = dialers(second, twos, "old-password")) {
            one.warmUp();
            awaitApi(twos, "NON_AGENT", 2);
            two.warmUp();
            assertThatThrownBy(() -> two.remoteAgents("main").atWork().await()).hasMessageContaining("refused");
            assertThat(failedLogins()).isEqualTo(1);

            one.tryLoginsAgain();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> failedLogins() == 2);
            two.warmUp();
            assertThat(failedLogins())
                    .as("tried again in vain by one, not by the other")
                    .isEqualTo(2);

            try (Dialers mended = dialers(second, new SimpleMeterRegistry(), "aiapipass1")) {
                assertThat(mended.remoteAgents("main").atWork().await()).isNotNull();
            }

            password("old-password");
            one.tryLoginsAgain();
            awaitApi(ones, "NON_AGENT", 0);
            // Until the acceptance has come to it, it does not try.
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                two.warmUp();
                return state(twos, "NON_AGENT") == 0;
            });
            assertThat(failedLogins())
                    .as("VICIdial forgets refusals once a login is right")
                    .isZero();
        }
    }
}
