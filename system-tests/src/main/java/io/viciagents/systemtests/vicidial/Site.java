package io.viciagents.systemtests.vicidial;

/**
 * What an administrator has set up for AI agents: campaign AIOUT with list 1001, in-groups AI_INBOUND and HUMANS, users
 * 9001 and up behind the remote-agent entry 9001 at extension 7009001, and the API's user aiapi.
 */
final class Site {
    private Site() {}

    static void open(Books books) {
        apiUser(books, "aiapi", "aiapipass1", 8);
        apiUser(books, "aiapi2", "aiapipass2", 8)
                .set("api_allowed_functions", "update_lead lead_field_info ra_call_control");
        apiUser(books, "lowlvl", "lowlvlpass", 1);
        apiUser(books, "noapi", "noapipass", 8).set("vdc_agent_api_access", 0);
        books.insert(
                "vicidial_campaigns", "campaign_id=AIOUT|default_xfer_group=HUMANS|closer_campaigns= AI_INBOUND -");
        books.insert("vicidial_inbound_groups", "group_id=AI_INBOUND|default_xfer_group=HUMANS");
        books.insert("vicidial_inbound_groups", "group_id=HUMANS|default_xfer_group=HUMANS");
        books.insert("vicidial_lists", "list_id=1001|list_name=AI list|campaign_id=AIOUT|active=Y");
        for (int line = 1; line <= 5; line++) {
            books.insert(
                    "vicidial_users",
                    "user=?|full_name=AI agent ?|user_group=AIGRP|user_level=1|active=Y",
                    9000 + line,
                    line);
        }
        books.insert(
                "vicidial_remote_agents",
                "user_start=9001|number_of_lines=3|conf_exten=7009001|status=ACTIVE|campaign_id=AIOUT"
                        + "|closer_campaigns= AI_INBOUND -");
        books.nextId("vicidial_list", 100);
        books.nextId("vicidial_hopper", 2);
        books.nextId("vicidial_callbacks", 6);
    }

    private static Row apiUser(Books books, String user, String password, int level) {
        return books.insert(
                "vicidial_users",
                "user=?|pass=?|user_level=?|user_group=AIGRP|active=Y|failed_login_count=0|last_login_date=0"
                        + "|vdc_agent_api_access=1|api_allowed_functions=ALL_FUNCTIONS",
                user,
                password,
                level);
    }
}
