package io.viciagents.systemtests.vicidial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Non-agent API: who is at work, and how many lines a remote-agent entry has. */
final class AgentReads {
    private AgentReads() {}

    static Reply status(Asked asked) {
        String agent = asked.get("agent_user");
        Books books = asked.books();
        Optional<Row> user = books.find("vicidial_users", "user", agent);
        if (user.isEmpty()) {
            return asked.error("AGENT NOT FOUND: ", asked.user() + "|" + agent);
        }
        Optional<Row> live = books.find("vicidial_live_agents", "user", agent);
        if (live.isEmpty()) {
            return asked.error("AGENT NOT LOGGED IN: ", asked.user() + "|" + agent);
        }
        Row line = live.get();
        Row lead = books.find("vicidial_list", "lead_id", line.get("lead_id")).orElseGet(Row::new);
        return asked.table(
                "status|callerid|lead_id|campaign_id|calls_today|full_name|user_group|user_level|pause_code"
                        + "|real_time_sub_status|phone_number|vendor_lead_code|session_id",
                String.join("|", line.get("status"), line.get("callerid"), line.get("lead_id"), line.get("campaign_id"))
                        + "|" + about(line, user.get()) + "|||" + lead.get("phone_number") + "|"
                        + lead.get("vendor_lead_code") + "|" + line.get("conf_exten") + "\n");
    }

    static Reply loggedIn(Asked asked) {
        Books books = asked.books();
        List<Row> lines = books.rows("vicidial_live_agents").stream()
                .filter(line ->
                        !asked.has("campaigns") || asked.get("campaigns").contains(line.get("campaign_id")))
                .filter(line ->
                        books.find("vicidial_users", "user", line.get("user")).isPresent())
                .toList();
        if (lines.isEmpty()) {
            return asked.error("NO LOGGED IN AGENTS: ", asked.user() + "|" + asked.get("campaigns"));
        }
        return asked.table(
                "user|campaign_id|session_id|status|lead_id|callerid|calls_today|full_name|user_group|user_level",
                lines.stream()
                        .map(line -> String.join(
                                        "|",
                                        line.get("user"),
                                        line.get("campaign_id"),
                                        line.get("conf_exten"),
                                        line.get("status"),
                                        line.get("lead_id"),
                                        line.get("callerid"))
                                + "|"
                                + about(
                                        line,
                                        books.find("vicidial_users", "user", line.get("user"))
                                                .orElseThrow()))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    static Reply inGroup(Asked asked) {
        List<String> groups = List.of(asked.get("in_groups").split("\\|", -1));
        Books books = asked.books();
        List<Row> calls = books.rows("vicidial_auto_calls").stream()
                .filter(call -> groups.contains(call.get("campaign_id")))
                .toList();
        List<Row> lines = books.rows("vicidial_live_agents").stream()
                .filter(line -> groups.stream().anyMatch(group -> line.lists("closer_campaigns", group)))
                .toList();
        long waiting = calls.stream().filter(call -> call.is("status", "LIVE")).count();
        return asked.table(
                "ingroups|total_calls|calls_waiting|agents_logged_in|agents_in_calls|agents_waiting|agents_paused"
                        + "|agents_in_dispo|agents_in_dial",
                String.join(" ", groups) + "|" + calls.size() + "|" + waiting + "|" + lines.size() + "|"
                        + count(lines, line -> line.is("status", "INCALL") || line.is("status", "QUEUE")) + "|"
                        + count(lines, line -> line.is("status", "READY") || line.is("status", "CLOSER")) + "|"
                        + count(lines, line -> line.is("status", "PAUSED")) + "|0|0\n");
    }

    static Reply updateRemoteAgent(Asked asked) {
        Optional<Row> found = asked.books().find("vicidial_remote_agents", "user_start", asked.get("agent_user"));
        if (found.isEmpty()) {
            return asked.error("REMOTE AGENT DOES NOT EXIST: ", "|" + asked.user() + "|");
        }
        Row entry = found.get();
        String notice = "";
        boolean updated = false;
        if (asked.has("status") && entry.is("status", asked.get("status"))) {
            notice = "NOTICE: update_remote_agent REMOTE AGENT IS ALREADY " + asked.get("status") + ": |" + asked.user()
                    + "|" + asked.get("agent_user") + "\n";
        } else if (asked.has("status")) {
            entry.set("status", asked.get("status"));
            updated = true;
        }
        if (asked.has("number_of_lines")) {
            entry.set("number_of_lines", Math.min(255, Integer.parseInt(asked.get("number_of_lines"))));
            updated = true;
        }
        Map<Boolean, String> ends = Map.of(
                true,
                        "SUCCESS: update_remote_agent REMOTE AGENT HAS BEEN UPDATED - " + asked.user() + "|"
                                + asked.get("agent_user") + "|\n",
                false, "ERROR: update_remote_agent NO UPDATES DEFINED: |" + asked.user() + "|\n");
        return Reply.text(notice + ends.get(updated));
    }

    private static long count(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }

    private static String about(Row line, Row user) {
        return line.number("calls_today") + "|" + user.get("full_name") + "|" + user.get("user_group") + "|"
                + user.get("user_level");
    }
}
