package io.viciagents.dispatcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.mariadb.VicidialDatabase;
import io.viciagents.dispatcher.setup.Entities;
import io.viciagents.dispatcher.setup.Entity;
import io.viciagents.dispatcher.setup.SetupCommand;
import io.viciagents.dispatcher.setup.Site;
import io.viciagents.dispatcher.setup.Sites;
import io.viciagents.service.configuration.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A dialer that vici-setup has set up on a real MariaDB is well; then one thing is broken on purpose, and found. */
final class TablesChecksTest {
    private static final Map<String, String> SECRETS =
            Map.of("API_PASSWORD", "aiapipass1", "ARI_PASSWORD", "ari-secret-1", "DB_PASSWORD", "read-only-1");

    @TempDir
    Path folder;

    private final VicidialDatabase vicidial = new VicidialDatabase();
    private Path file = Path.of("");

    @BeforeEach
    void setUp() throws IOException {
        file = site("read-only-1");
        new CommandLine(new SetupCommand(SECRETS))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(file.toString(), "--out", folder.resolve("out").toString());
        vicidial.run("SET @api_password='aiapipass1';" + Files.readString(folder.resolve("out/vicidial.sql")));
        vicidial.run("UPDATE vicidial_remote_agents SET status='ACTIVE';"
                + " INSERT INTO vicidial_inbound_groups (group_id, active) VALUES ('HUMANS', 'Y');"
                + " INSERT INTO vicidial_inbound_dids (did_pattern, did_active, did_route, group_id)"
                + " VALUES ('8005550199', 'Y', 'IN_GROUP', 'HUMANS');");
    }

    @Test
    void whatViciSetupHasSetUpIsWell() {
        assertThat(wrong()).isEmpty();
        assertThat(of("remote agents and their users"))
                .extracting(Finding::says)
                .contains("ACTIVE with 3 lines, each with a user", "ACTIVE with 2 lines, each with a user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE system_settings SET vdc_agent_api_active='0'|system settings|Agent API Active|set it to 1",
                "UPDATE vicidial_users SET modify_lists='0' WHERE user='aiagents'|users|Modify Lists|set it to 1",
                "UPDATE vicidial_users SET api_allowed_functions='add_lead' WHERE user='aiagents'|users|API Allowed"
                        + " Functions|set it to ra_call_control",
                "UPDATE vicidial_remote_agents SET server_ip='10.0.0.9' WHERE user_start='9001'|remote-agent"
                        + " entries|Server IP (server_ip) is '10.0.0.9'|set it to 10.0.0.5",
                "UPDATE vicidial_remote_agents SET closer_campaigns=' SALES -' WHERE user_start='9001'|remote-agent"
                        + " entries|Inbound Groups|set it to AI_INBOUND",
                "UPDATE vicidial_remote_agents SET status='INACTIVE' WHERE user_start='9101'|remote agents and their"
                        + " users|it is INACTIVE, so it gets no calls|run vici-setup --apply",
                "UPDATE vicidial_remote_agents SET number_of_lines=5 WHERE user_start='9101'|remote agents and their"
                        + " users|lines have no active user: 9104, 9105|run vicidial.sql",
                "UPDATE vicidial_remote_agents SET number_of_lines=1; UPDATE vicidial_users SET active='N' WHERE"
                        + " user='9103'|remote agents and their users|lines have no active user: 9103|run vicidial.sql",
                "DELETE FROM vicidial_inbound_groups WHERE group_id='HUMANS'|humans behind the agents|there is no such"
                        + " in-group|make it on Inbound > In-Groups",
                "UPDATE vicidial_inbound_groups SET active='N' WHERE group_id='HUMANS'|humans behind the agents|the in-group"
                        + " is not active|set Active to Y",
                "DELETE FROM vicidial_inbound_dids WHERE did_pattern='8005550199'|humans behind the agents|there is no such"
                        + " DID|make it on Inbound > DIDs",
                "UPDATE vicidial_inbound_dids SET did_active='N' WHERE did_pattern='8005550199'|humans behind the agents|the"
                        + " DID is not active|set Active to Y",
                "UPDATE vicidial_inbound_dids SET group_id='AI_INBOUND' WHERE did_pattern='8005550199'|humans behind the"
                        + " agents|nobody would come to a human|let it lead to humans",
                "DELETE FROM vicidial_remote_agents WHERE user_start='9101'|remote agents and their users|it does not"
                        + " exist|run vicidial.sql",
                "UPDATE vicidial_campaigns SET dial_method='MANUAL'|campaigns|MANUAL and INBOUND_MAN dial nothing|set it to"
                        + " RATIO",
                "UPDATE vicidial_campaigns SET no_hopper_leads_logins='N'|campaigns|remote agents would vanish|set it to Y",
                "UPDATE vicidial_campaigns SET campaign_vdad_exten='8373'|campaigns|Routing Extension|set it to 8368",
                "UPDATE vicidial_campaigns SET dial_prefix='ai-outbound'|dial prefix|is not digits|put there the digits",
                "UPDATE vicidial_campaigns SET use_internal_dnc='N'|do-not-call|list blocks nothing|set it to Y",
                "UPDATE vicidial_campaigns SET callback_dnc='DISABLED'|do-not-call|skip the do-not-call|set it to ENABLED",
                "UPDATE vicidial_campaigns SET local_call_time='24hours'|call times|called at night|choose a call time",
                "UPDATE vicidial_users SET vicidial_recording_override='ALLFORCE' WHERE user='9002'|VICIdial's own"
                        + " recording|VICIdial records its calls|to NEVER",
                "UPDATE vicidial_inbound_groups SET welcome_message_filename='hello'|in-groups and numbers|the agent itself"
                        + " greets|set it to ---NONE---",
                "UPDATE vicidial_inbound_dids SET group_id='SALES'|in-groups and numbers|In-Group ID|set it to AI_INBOUND",
                "DELETE FROM vicidial_inbound_dids|in-groups and numbers|it is missing|run vicidial.sql"
            })
    void whatIsBrokenIsFoundByItsCheckWithItsCure(String broken, String check, String says, String cure) {
        vicidial.run(broken + ";");
        assertThat(of(check)).anySatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(Finding.State.WRONG);
            assertThat(finding.says()).contains(says);
            assertThat(finding.cure()).contains(cure);
        });
    }

    @Test
    void anAccountThatIsRefusedIsNotADialerThatIsWrong() throws IOException {
        file = site("wrong-password");
        assertThat(of("campaigns"))
                .extracting(Finding::state, Finding::cure)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Finding.State.NOT_CHECKED, "mend the database account"));
        assertThat(of("campaigns").getFirst().says())
                .contains("check user, password")
                .doesNotContain("wrong-password");
    }

    @Test
    void withoutAnAccountItSaysWhatWasNotChecked() throws IOException {
        file = Files.writeString(folder.resolve("site.yaml"), Sites.SMALL);
        for (String check : List.of("campaigns", "users", "dial prefix", "do-not-call", "VICIdial's own recording")) {
            assertThat(of(check))
                    .extracting(Finding::says)
                    .containsExactly("VICIdial's tables are not looked at, for no database account is given");
        }
    }

    private List<Finding> wrong() {
        return List.of(
                        "system settings",
                        "users",
                        "remote-agent entries",
                        "campaigns",
                        "in-groups and numbers",
                        "dial prefix",
                        "do-not-call",
                        "call times",
                        "VICIdial's own recording",
                        "remote agents and their users",
                        "humans behind the agents")
                .stream()
                .flatMap(check -> of(check).stream())
                .filter(finding -> finding.state() == Finding.State.WRONG)
                .toList();
    }

    private List<Finding> of(String check) {
        Site site = ((Configuration.Loaded<Site>) Configuration.load(file, Site.class, SetupCommand.PREFIX, secrets()))
                .value();
        try (Doctor doctor = new Doctor(site)) {
            return doctor.checks("", Optional.empty(), InstantSource.system()).stream()
                    .filter(one -> one.name().equals(check))
                    .findFirst()
                    .orElseThrow()
                    .look();
        }
    }

    private Map<String, String> secrets() {
        return password.equals("read-only-1")
                ? SECRETS
                : Map.of("API_PASSWORD", "aiapipass1", "ARI_PASSWORD", "ari-secret-1", "DB_PASSWORD", password);
    }

    private String password = "read-only-1";

    /** Nobody is at port 1: whatever asks VICIdial's API or an Asterisk says that it was not checked. */
    private Path site(String databasePassword) throws IOException {
        password = databasePassword;
        return Files.writeString(
                folder.resolve("site.yaml"),
                Sites.SMALL.replace("https://dialer.example", "http://127.0.0.1:1")
                        + "database: {port: " + vicidial.port() + ", name: " + vicidial.name()
                        + ", user: reader, password: {env: DB_PASSWORD}}\n");
    }

    @Test
    void theDoctorKnowsEveryThingThatViciSetupSetsUp() {
        Site site = Sites.of(Sites.SMALL);
        assertThat(Entities.of(site))
                .extracting(Entity::title)
                .doesNotHaveDuplicates()
                .hasSize(12);
    }
}
