package io.viciagents.systemtests.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.viciagents.systemtests.vicidial.RecordedTelephone;
import io.viciagents.systemtests.vicidial.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor sees through VICIdial's APIs, on the stand-in, with one thing broken on purpose. No Asterisk is there. */
class DoctorOnStandInTest {
    private static final String RIGHTS = "API user's rights, function by function";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final StandIn dialer = new StandIn(vertx, Clock.system(ZoneOffset.UTC), new RecordedTelephone());

    @BeforeEach
    void listen() {
        dialer.listen().await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void allRightsAreThereAndAskingForThemChangesNothing() throws IOException {
        String before = books();
        List<JsonNode> rights = examine("aiapi", "aiapipass1").of(RIGHTS);
        assertThat(rights).hasSize(1);
        assertThat(rights.getFirst().path("state").asText()).isEqualTo("ok");
        assertThat(rights.getFirst().path("says").asText()).isEqualTo("all 18 functions that are used are permitted");
        assertThat(books()).isEqualTo(before);
    }

    @Test
    void eachRightThatIsMissingIsNamed() throws IOException {
        assertThat(examine("aiapi2", "aiapipass2").of(RIGHTS))
                .extracting(finding -> finding.path("says").asText())
                .contains("VICIdial does not permit add_lead", "VICIdial does not permit update_remote_agent")
                .doesNotContain("VICIdial does not permit update_lead", "VICIdial does not permit ra_call_control")
                .hasSize(15);
    }

    @Test
    void aWrongPasswordIsTriedOnceForEachApiAtMost() throws IOException {
        Examined examined = examine("aiapi", "wrong-password");
        assertThat(examined.of(RIGHTS).getFirst().path("cure").asText())
                .contains("letters, digits, - and _ only", "locks it for 15 minutes");
        assertThat(examined.text()).doesNotContain("wrong-password");
        String failures = dialer.books(books ->
                books.find("vicidial_users", "user", "aiapi").orElseThrow().get("failed_login_count"));
        assertThat(Integer.parseInt(failures)).isLessThanOrEqualTo(2);
    }

    @Test
    void linesThatAreNotAtWorkAreMissed() throws IOException {
        assertThat(examine("aiapi", "aiapipass1").of("remote agents and their users"))
                .anyMatch(finding -> finding.path("says").asText().equals("none of its lines is at work"));
        dialer.books(books -> books.insert("vicidial_live_agents", "user=9001|status=READY|campaign_id=AIOUT"));
        assertThat(examine("aiapi", "aiapipass1").of("remote agents and their users"))
                .anyMatch(finding -> finding.path("says").asText().equals("1 lines at work"));
    }

    @Test
    void aClockThatIsOffIsSeen() throws IOException {
        assertThat(examine("aiapi", "aiapipass1")
                        .of("clock difference")
                        .getFirst()
                        .path("state")
                        .asText())
                .isEqualTo("ok");
        dialer.books(books -> {
            books.clock(Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofSeconds(30)));
            return true;
        });
        assertThat(examine("aiapi", "aiapipass1")
                        .of("clock difference")
                        .getFirst()
                        .path("says")
                        .asText())
                .contains("differs from this machine's by ");
    }

    @Test
    void aDialerInAnotherZoneIsSeen() throws IOException {
        assertThat(examine("aiapi", "aiapipass1").first("time zone"))
                .isEqualTo("ok: its local time is that of Etc/UTC");
        dialer.books(books -> {
            books.clock(Clock.system(ZoneId.of("America/Denver")));
            return true;
        });
        assertThat(examine("aiapi", "aiapipass1").first("time zone"))
                .startsWith("wrong: its local time is ")
                .endsWith("which is not that of Etc/UTC: call-backs would be hours early or late");
    }

    @Test
    void withoutAnAsteriskItSaysWhatIsWrongAndWhatItCouldNotSee() throws IOException {
        Examined examined = examine("aiapi", "aiapipass1");
        assertThat(examined.code()).isEqualTo(1);
        assertThat(examined.of("ARI reachable, user right")
                        .getFirst()
                        .path("says")
                        .asText())
                .isEqualTo("nobody answers at http://127.0.0.1:1");
        for (String check : List.of("systemname unset", "RTP both ways", "a dispatcher is connected")) {
            assertThat(examined.of(check).getFirst().path("state").asText())
                    .as(check)
                    .isEqualTo("not checked");
        }
    }

    private Examined examine(String user, String password) throws IOException {
        return Examined.on(folder, "api: {user: " + user + ", password: {env: API_PASSWORD}}", password, """
                web: %s
                timeZone: Etc/UTC
                ari: {password: {env: ARI_PASSWORD}, port: 1}
                servers: [{name: pbx-1, ip: 127.0.0.1}]
                campaigns: [{id: AIOUT}]
                agents: [{profile: offer, extension: 7009001, firstUser: 9001, lines: 2, campaign: AIOUT}]
                humans: {inGroup: HUMANS, did: 8005550199}
                """.formatted(
                        dialer.web()));
    }

    private String books() {
        return dialer.books(books -> List.of(
                        "vicidial_list",
                        "vicidial_dnc",
                        "vicidial_campaign_dnc",
                        "vicidial_remote_agents",
                        "vicidial_callbacks",
                        "vicidial_hopper")
                .stream()
                .map(table -> table + books.rows(table))
                .toList()
                .toString());
    }
}
