package io.viciagents.dispatcher.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.mariadb.VicidialDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What vici-setup writes, run on a real MariaDB. */
final class SqlOnMariaDbTest {
    private static final List<String> TABLES =
            Stream.of(Table.values()).map(Table::sqlName).toList();

    private final VicidialDatabase vicidial = new VicidialDatabase();
    private final Site site = Sites.of(Sites.SMALL);

    @Test
    void anEmptySystemHoldsAllThatIsWantedAfterwards() {
        run(site);
        for (Entity entity : Entities.of(site)) {
            List<Map<String, String>> rows = rows(entity);
            assertThat(rows).as(entity.title()).hasSize(1);
            assertThat(entity.wrongIn(rows.getFirst())).as(entity.title()).isEmpty();
        }
        assertThat(vicidial.all("vicidial_users"))
                .extracting(user -> user.get("user"))
                .containsExactlyInAnyOrder("aiagents", "9101", "9102", "9103", "9001", "9002");
        assertThat(vicidial.select("SELECT closer_campaigns FROM vicidial_remote_agents WHERE user_start='9001'"))
                .containsExactly(Map.of("closer_campaigns", " AI_INBOUND -"));
        assertThat(vicidial.all("vicidial_campaign_stats"))
                .extracting(row -> row.get("campaign_id"))
                .containsExactlyInAnyOrder("AIOUT", "AI_INBOUND");
    }

    @Test
    void linesHavePasswordsThatNobodyKnows() {
        run(site);
        List<String> passwords = vicidial.select("SELECT pass FROM vicidial_users WHERE user <> 'aiagents'").stream()
                .map(row -> row.get("pass"))
                .toList();
        assertThat(passwords).doesNotHaveDuplicates().allMatch(password -> password.matches("[0-9a-f]{20}"));
        assertThat(SqlText.of(site)).doesNotContain("aiapipass1", "ari-secret-1");
    }

    @Test
    void runningItTwiceChangesNothing() {
        run(site);
        List<List<Map<String, String>>> once =
                TABLES.stream().map(vicidial::all).toList();
        run(site);
        assertThat(TABLES.stream().map(vicidial::all).toList()).isEqualTo(once);
    }

    @Test
    void withoutThePasswordTheApisUserIsNotMade() {
        vicidial.run(SqlText.of(site));
        assertThat(vicidial.select("SELECT user FROM vicidial_users WHERE user='aiagents'"))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsMendedAndTheAdministratorsOwnStays() {
        vicidial.run("""
                INSERT INTO vicidial_campaigns (campaign_id, campaign_name, active, auto_dial_level, dial_prefix, local_call_time,
                    dial_method, use_internal_dnc, closer_campaigns, dial_statuses)
                  VALUES ('AIOUT', 'Mine', 'Y', '2.5', 'ai-outbound', '12pm-5pm', 'ADAPT_TAPERED', 'AREACODE', ' SALES -', ' NEW NA -');
                INSERT INTO vicidial_users (user, pass, user_level, active, api_allowed_functions, modify_leads)
                  VALUES ('aiagents', 'old', 9, 'N', ' add_lead_x version ', '3');
                """);
        run(site);
        assertThat(vicidial.select("SELECT campaign_name, auto_dial_level, dial_prefix, local_call_time, dial_method,"
                        + " use_internal_dnc, callback_dnc, closer_campaigns, dial_statuses, campaign_allow_inbound,"
                        + " no_hopper_leads_logins, campaign_cid FROM vicidial_campaigns"))
                .containsExactly(Map.ofEntries(
                        Map.entry("campaign_name", "Mine"),
                        Map.entry("auto_dial_level", "2.5"),
                        Map.entry("dial_prefix", "9"),
                        Map.entry("local_call_time", "12pm-5pm"),
                        Map.entry("dial_method", "ADAPT_TAPERED"),
                        Map.entry("use_internal_dnc", "AREACODE"),
                        Map.entry("callback_dnc", "ENABLED"),
                        Map.entry("closer_campaigns", " SALES AI_INBOUND -"),
                        Map.entry("dial_statuses", " NEW NA -"),
                        Map.entry("campaign_allow_inbound", "Y"),
                        Map.entry("no_hopper_leads_logins", "Y"),
                        Map.entry("campaign_cid", "8005550100")));
        Map<String, String> user = vicidial.select("SELECT pass, user_level, active, modify_leads,"
                        + " api_allowed_functions FROM vicidial_users WHERE user='aiagents'")
                .getFirst();
        assertThat(user)
                .containsEntry("pass", "old")
                .containsEntry("user_level", "9")
                .containsEntry("active", "Y")
                .containsEntry("modify_leads", "3");
        assertThat(user.getOrDefault("api_allowed_functions", "").split(" "))
                .contains("add_lead_x", "version", "add_lead", "ra_call_control")
                .doesNotHaveDuplicates();
    }

    @Test
    void aUserWhoMayCallEveryFunctionIsLeftSo() {
        vicidial.run("INSERT INTO vicidial_users (user, pass, user_level) VALUES ('aiagents', 'old', 8);");
        run(site);
        assertThat(vicidial.select("SELECT api_allowed_functions FROM vicidial_users WHERE user='aiagents'"))
                .containsExactly(Map.of("api_allowed_functions", " ALL_FUNCTIONS "));
    }

    @Test
    void whatBelongsToOthersIsNotTouched() {
        vicidial.run("""
                INSERT INTO vicidial_users (user, pass, full_name, user_level) VALUES ('9001', 'x', 'Ann Lee', 4);
                INSERT INTO vicidial_remote_agents (user_start, server_ip, conf_exten, status, campaign_id)
                  VALUES ('9101', '10.0.0.5', '917275551212', 'ACTIVE', 'OTHER');
                INSERT INTO vicidial_inbound_dids (did_pattern, did_route, group_id) VALUES ('8005550101', 'IN_GROUP', 'HUMANS');
                """);
        run(site);
        assertThat(vicidial.select("SELECT full_name, user_level FROM vicidial_users WHERE user='9001'"))
                .containsExactly(Map.of("full_name", "Ann Lee", "user_level", "4"));
        assertThat(vicidial.select(
                        "SELECT conf_exten, campaign_id FROM vicidial_remote_agents WHERE user_start='9101'"))
                .containsExactly(Map.of("conf_exten", "917275551212", "campaign_id", "OTHER"));
        assertThat(vicidial.select("SELECT group_id FROM vicidial_inbound_dids"))
                .containsExactly(Map.of("group_id", "HUMANS"));
    }

    private void run(Site wanted) {
        vicidial.run("SET @api_password='aiapipass1';\n" + SqlText.of(wanted));
    }

    private List<Map<String, String>> rows(Entity entity) {
        String key = entity.table().key();
        return vicidial.select("SELECT * FROM " + entity.table().sqlName()
                + (key.isEmpty() ? "" : " WHERE " + key + "='" + entity.id() + "'"));
    }
}
