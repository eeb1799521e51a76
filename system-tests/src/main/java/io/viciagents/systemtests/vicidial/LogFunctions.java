package io.viciagents.systemtests.vicidial;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Non-agent API: what the logs say of calls. {@code caller_code} is our column for the call ID. */
final class LogFunctions {
    private LogFunctions() {}

    static Reply update(Asked asked) {
        String group = asked.get("group");
        String call = asked.get("call_id");
        Books books = asked.books();
        boolean campaign =
                books.find("vicidial_campaigns", "campaign_id", group).isPresent();
        if (!campaign
                && books.find("vicidial_inbound_groups", "group_id", group).isEmpty()) {
            return asked.error("GROUP NOT FOUND: ", asked.user() + "|" + group);
        }
        String status = asked.word("status");
        String asking = group + "|" + call + "|" + status;
        Optional<Row> found = books.all(campaign ? "vicidial_log" : "vicidial_closer_log", "caller_code", call).stream()
                .filter(row -> row.is("campaign_id", group))
                .findFirst();
        if (found.isEmpty()) {
            return asked.error("NO RECORDS FOUND: ", asked.user() + "|" + asking);
        }
        Row log = found.get();
        String old = log.get("status");
        String key = log.get(campaign ? "uniqueid" : "closecallid");
        if (old.equals(status)) {
            return asked.error("NO RECORDS UPDATED: ", asked.user() + "|" + asking + "|" + old + "|" + key);
        }
        log.set("status", status.substring(0, Math.min(status.length(), 6)));
        return asked.success(
                "RECORD HAS BEEN UPDATED",
                " - " + asked.user() + "|" + asked.user() + "|" + asking + "|" + old + "|" + key + "|");
    }

    static Reply callId(Asked asked) {
        String call = asked.get("call_id");
        Optional<Row> log = asked.books()
                .find("vicidial_log_extended", "caller_code", call)
                .flatMap(known -> asked.books()
                        .find("vicidial_log", "caller_code", call)
                        .or(() -> asked.books().find("vicidial_closer_log", "caller_code", call)));
        if (log.isEmpty()) {
            return asked.error("CALL NOT FOUND: ", asked.user() + "|");
        }
        if (!asked.get("detail").equals("YES")) {
            return asked.table("call_id|custtime", call + "|0\n");
        }
        Row row = log.get();
        return asked.table(
                "call_id|custtime|call_date|phone|call_type|campaign_id|list_id|status|user",
                String.join(
                                "|",
                                call,
                                "0",
                                row.get("call_date"),
                                row.get("phone_number"),
                                call.startsWith("Y") ? "INBOUND" : "OUTBOUND_AUTO",
                                row.get("campaign_id"),
                                row.get("list_id"),
                                row.get("status"),
                                row.get("user"))
                        + "\n");
    }

    static Reply phoneNumber(Asked asked) {
        Books books = asked.books();
        String phone = asked.get("phone_number");
        List<Row> calls = books.all("vicidial_log", "phone_number", phone);
        if (calls.isEmpty()) {
            return Reply.line("NOTICE: phone_number_log NO RECORDS FOUND FOR THIS PHONE NUMBER - " + asked.user() + "|"
                    + phone + "||");
        }
        return asked.table(
                "phone_number|call_date|list_id|length_in_sec|lead_status|hangup_reason|call_status|source_id|user",
                calls.stream()
                        .map(call -> String.join(
                                "|",
                                phone,
                                call.get("call_date"),
                                call.get("list_id"),
                                call.get("length_in_sec"),
                                books.find("vicidial_list", "lead_id", call.get("lead_id"))
                                        .map(lead -> lead.get("status"))
                                        .orElse(""),
                                call.get("term_reason"),
                                call.get("status"),
                                "",
                                call.get("user")))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    static Reply recordings(Asked asked) {
        List<Row> found = asked.books().all("recording_log", "user", asked.get("agent_user")).stream()
                .filter(row -> row.get("start_time").startsWith(asked.get("date")))
                .filter(row -> !asked.has("lead_id") || row.is("lead_id", asked.get("lead_id")))
                .toList();
        if (found.isEmpty()) {
            return asked.error(
                    "NO RECORDINGS FOUND",
                    " - " + asked.user() + "|" + asked.get("agent_user") + "|" + asked.get("lead_id") + "|"
                            + asked.get("date") + "|" + asked.get("uniqueid"));
        }
        return asked.table(
                "start_time|user|recording_id|lead_id|location",
                rows(found, "start_time", "user", "recording_id", "lead_id", "location"));
    }

    static Reply didLog(Asked asked) {
        List<Row> found = asked.books().all("vicidial_did_log", "extension", asked.get("phone_number")).stream()
                .filter(row -> row.get("call_date").startsWith(asked.get("date")))
                .toList();
        if (found.isEmpty()) {
            return asked.error("NO RECORDS FOUND", " - " + asked.user() + "|||" + asked.get("date"));
        }
        return asked.table(
                "did_number|call_date|caller_id_number|length_in_sec",
                rows(found, "extension", "caller_id_number", "call_date", "length_in_sec"));
    }

    private static String rows(List<Row> rows, String... columns) {
        return rows.stream()
                .map(row -> List.of(columns).stream().map(row::get).collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
