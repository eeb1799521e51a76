package io.viciagents.systemtests.vicidial;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What happened to the real VICIdial between the recorded requests: time passed, rows were inserted by hand, calls came. */
final class Between {
    private static final String OUT = "V1201953000000000100";

    private Between() {}

    static void prepare(Books books, Recorded next) {
        boolean secondLater = next.body().matches("(?s).*(1795206093|20:21:33).*");
        books.clock(Clock.fixed(Instant.ofEpochSecond(secondLater ? 1795206093 : 1795206092), ZoneOffset.UTC));
        switch (next.name()) {
            case "update_remote_agent inactive again" ->
                books.find("vicidial_remote_agents", "user_start", 9001)
                        .orElseThrow()
                        .set("status", "INACTIVE");
            case "bad password repeated 11" ->
                books.find("vicidial_users", "user", "aiapi2").orElseThrow().set("failed_login_count", 10);
            case "function not allowed" ->
                books.find("vicidial_users", "user", "aiapi2").orElseThrow().set("failed_login_count", 0);
            case "version needs no auth" -> books.delete("vicidial_live_agents", "user", 9001);
            case "LIVE: logged_in_agents with 20 busy remote agents (user per call id)" -> dialled(books);
            case "AFTER: callid_info" -> ended(books);
            default -> byHand(books, next);
        }
    }

    private static void byHand(Books books, Recorded next) {
        boolean outbound = next.name().startsWith("update_fields by POST")
                || next.name().equals("no such call")
                || (next.parameters().contains("value=" + OUT) && !next.name().contains("again") && isCall(next))
                || next.name().equals("external_status on a remote agent");
        if (outbound) {
            call(books, OUT, 100, "AIOUT", "7275551212");
        } else if (next.name().equals("HANGUP inbound")) {
            call(books, "Y1201954000000000101", 101, "AI_INBOUND", "7275551213");
        }
    }

    private static boolean isCall(Recorded next) {
        return next.name().matches("HANGUP .*|EXTENSIONTRANSFER.*|INGROUPTRANSFER.*");
    }

    /** The rows of a live call, as they were inserted by hand: no line of the daemons' own, so no callid_info. */
    private static void call(Books books, String callId, long lead, String group, String phone) {
        books.delete("vicidial_auto_calls", "callerid", callId);
        books.delete("vicidial_live_agents", "user", 9001);
        books.delete("vicidial_log", "caller_code", callId);
        books.insert(
                "vicidial_live_agents",
                "user=9001|server_ip=127.0.0.1|conf_exten=7009001|status=INCALL|lead_id=?|campaign_id=AIOUT|callerid=?",
                lead,
                callId);
        books.insert(
                "vicidial_auto_calls",
                "callerid=?|campaign_id=?|status=XFER|lead_id=?|phone_number=?|channel=PJSIP/trunk-00000001",
                callId,
                group,
                lead,
                phone);
        books.insert(
                callId.startsWith("Y") ? "vicidial_closer_log" : "vicidial_log",
                "caller_code=?|lead_id=?|start_epoch=?|status=XFER",
                callId,
                lead,
                books.epoch() - 30);
    }

    private static void dialled(Books books) {
        books.rows("vicidial_live_agents").clear();
        books.rows("vicidial_auto_calls").clear();
        books.clock(Clock.fixed(Instant.parse("2026-11-20T20:38:50Z"), ZoneOffset.UTC));
        live(books, 9001, 518, "7275551602", 7);
        live(books, 9002, 517, "7275551601", 6);
        live(books, 9003, 520, "7275551604", 1);
        books.insert("vicidial_live_agents", "user=1001|status=READY|closer_campaigns= HUMANS -");
        books.insert(
                "recording_log",
                "start_time=2026-11-20 20:38:31|user=9003|recording_id=18|lead_id=520|location=20261120-203831_7275551604");
        books.insert(
                "vicidial_did_log",
                "extension=8005550101|caller_id_number=7275559002|call_date=2026-11-20 20:35:51|length_in_sec=0");
        books.insert(
                "vicidial_closer_log",
                "caller_code=Y1202037250000000515|campaign_id=AI_INBOUND|status=SALE|closecallid=6");
    }

    private static void live(Books books, int user, int lead, String phone, int callsToday) {
        String callId = "V1202038280000000" + lead;
        books.insert(
                "vicidial_list",
                "status=XFER|user=?|list_id=1001|gmt_offset_now=0.00|phone_code=1|phone_number=?|gender=U"
                        + "|date_of_birth=0000-00-00|called_count=1|last_local_call_time=2026-11-20 20:38:28"
                        + "|rank=0|entry_list_id=0|lead_id=?",
                user,
                phone,
                lead);
        books.insert(
                "vicidial_live_agents",
                "user=?|conf_exten=7009001|status=INCALL|lead_id=?|campaign_id=AIOUT|closer_campaigns= AI_INBOUND -"
                        + "|callerid=?|calls_today=?",
                user,
                lead,
                callId,
                callsToday);
        books.insert("vicidial_auto_calls", "callerid=?|lead_id=?|campaign_id=AIOUT|channel=?", callId, lead, lead);
        books.insert(
                "vicidial_log",
                "caller_code=?|uniqueid=1795207109.76|lead_id=?|list_id=1001|campaign_id=AIOUT"
                        + "|call_date=2026-11-20 20:38:31|start_epoch=1795207111|status=XFER|user=?"
                        + "|phone_number=?|term_reason=NONE",
                callId,
                lead,
                user,
                phone);
        books.insert("vicidial_log_extended", "caller_code=" + callId);
    }

    private static void ended(Books books) {
        books.find("vicidial_list", "lead_id", 520).orElseThrow().set("status", "NI");
        books.find("vicidial_log", "lead_id", 520).orElseThrow().set("status", "NI");
        books.find("vicidial_log", "lead_id", 517).orElseThrow().set("length_in_sec", 55);
    }
}
