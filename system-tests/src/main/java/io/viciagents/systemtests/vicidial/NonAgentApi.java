package io.viciagents.systemtests.vicidial;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /vicidial/non_agent_api.php}. */
final class NonAgentApi {
    private static final Map<String, Function<Asked, Reply>> FUNCTIONS = Map.ofEntries(
            Map.entry("lead_field_info", LeadFunctions::fieldInfo),
            Map.entry("lead_all_info", LeadFunctions::allInfo),
            Map.entry("lead_search", LeadFunctions::search),
            Map.entry("add_lead", LeadFunctions::add),
            Map.entry("update_lead", UpdateLead::answer),
            Map.entry("lead_callback_info", UpdateLead::callbackInfo),
            Map.entry("add_dnc_phone", NonAgentApi::addDnc),
            Map.entry("update_log_entry", LogFunctions::update),
            Map.entry("callid_info", LogFunctions::callId),
            Map.entry("phone_number_log", LogFunctions::phoneNumber),
            Map.entry("recording_lookup", LogFunctions::recordings),
            Map.entry("did_log_export", LogFunctions::didLog),
            Map.entry("agent_status", AgentReads::status),
            Map.entry("logged_in_agents", AgentReads::loggedIn),
            Map.entry("in_group_status", AgentReads::inGroup),
            Map.entry("update_remote_agent", AgentReads::updateRemoteAgent),
            Map.entry("hopper_list", NonAgentApi::hopper),
            Map.entry("list_info", NonAgentApi::listInfo),
            Map.entry("check_phone_number", NonAgentApi::checkPhone),
            Map.entry("delete_dnc_phone", asked -> notPermitted(asked, "DELETE DNC NUMBERS", "0")),
            Map.entry("server_refresh", asked -> notPermitted(asked, "REFRESH SERVERS", "0")),
            Map.entry("call_status_stats", asked -> notPermitted(asked, "VIEW STATS", "0|")));

    private NonAgentApi() {}

    static Reply answer(Asked asked) {
        if (asked.function().equals("version")) {
            return Reply.line("VERSION: 2.14-202|BUILD: 250720-1841|DATE: " + asked.now() + "|EPOCH: "
                    + asked.books().epoch() + "|DST: 0|TZ: 0.00|TZNOW: 0.00|");
        }
        return Logins.nonAgent(asked)
                .orElseGet(() -> FUNCTIONS
                        .getOrDefault(asked.function(), unknown -> Reply.text(""))
                        .apply(asked));
    }

    private static Reply addDnc(Asked asked) {
        String phone = asked.get("phone_number");
        String campaign = asked.get("campaign_id");
        if (phone.length() < 6 || campaign.isEmpty()) {
            return asked.error("YOU MUST USE ALL REQUIRED FIELDS: ", "|" + asked.user() + "|" + phone + "|" + campaign);
        }
        boolean system = campaign.equals("SYSTEM_INTERNAL");
        String table = system ? "vicidial_dnc" : "vicidial_campaign_dnc";
        boolean there = asked.books().all(table, "phone_number", phone).stream()
                .anyMatch(row -> system || row.is("campaign_id", campaign));
        if (there) {
            return asked.error("DNC NUMBER ALREADY EXISTS: ", asked.user() + "|" + phone + "|" + campaign);
        }
        asked.books().insert(table, "phone_number=" + phone + "|campaign_id=" + campaign);
        return asked.success("DNC NUMBER HAS BEEN ADDED", " - " + asked.user() + "|" + phone + "|" + campaign);
    }

    private static Reply hopper(Asked asked) {
        List<Row> waiting = asked.books().all("vicidial_hopper", "campaign_id", asked.get("campaign_id"));
        return asked.table(
                "hopper_order|priority|lead_id|list_id|phone_number|phone_code|state|status|count|gmt_offset|rank|alt"
                        + "|hopper_source|vendor_lead_code|source_id|age_days|last_call_time",
                waiting.stream()
                        .map(row -> waiting.indexOf(row) + "|" + row.get("priority") + "|"
                                + hopperLead(
                                        asked.books()
                                                .find("vicidial_list", "lead_id", row.get("lead_id"))
                                                .orElseGet(Row::new),
                                        row))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String hopperLead(Row lead, Row hopper) {
        return String.join(
                "|",
                lead.get("lead_id"),
                lead.get("list_id"),
                lead.get("phone_number"),
                lead.get("phone_code"),
                lead.get("state"),
                lead.get("status"),
                lead.get("called_count"),
                lead.get("gmt_offset_now"),
                lead.get("rank"),
                "NONE",
                hopper.get("source"),
                lead.get("vendor_lead_code"),
                lead.get("source_id"),
                "0",
                "0 HOURS ");
    }

    private static Reply listInfo(Asked asked) {
        Row list = asked.books()
                .find("vicidial_lists", "list_id", asked.get("list_id"))
                .orElseGet(Row::new);
        List<Row> leads = asked.books().all("vicidial_list", "list_id", asked.get("list_id"));
        long fresh = leads.stream().filter(lead -> lead.is("status", "NEW")).count();
        return asked.table(
                "list_id|list_name|campaign_id|active|list_changedate|list_lastcalldate|expiration_date|resets_today"
                        + "|all_leads_count|new_leads_count",
                list.get("list_id") + "|" + list.get("list_name") + "|" + list.get("campaign_id") + "|"
                        + list.get("active") + "|||2099-12-31|0|" + leads.size() + "|" + fresh + "|\n");
    }

    private static Reply checkPhone(Asked asked) {
        String code = asked.get("phone_code");
        return Reply.line("AREACODE: " + code + "|#PHONE: " + asked.get("phone_number") + "|" + code + "||||");
    }

    private static Reply notPermitted(Asked asked, String what, String details) {
        return asked.error("USER DOES NOT HAVE PERMISSION TO " + what + ": ", "|" + asked.user() + "|" + details);
    }
}
