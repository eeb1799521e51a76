package io.viciagents.systemtests.vicidial;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/** Non-agent API: update_lead, with its call-backs. */
final class UpdateLead {
    private static final String NEVER = "0000-00-00 00:00:00";

    private UpdateLead() {}

    static Reply answer(Asked asked) {
        String method = asked.has("search_method") ? asked.get("search_method") : "LEAD_ID";
        String key = method.startsWith("VENDOR")
                ? "vendor_lead_code"
                : method.startsWith("PHONE") ? "phone_number" : "lead_id";
        String criteria = asked.get("lead_id") + "|" + asked.get("vendor_lead_code") + "|" + asked.get("phone_number");
        if (!asked.has(key)) {
            return asked.error("NO VALID SEARCH METHOD", " - " + asked.user() + "|" + method + "|" + criteria);
        }
        Optional<Row> found = asked.books().find("vicidial_list", key, asked.get(key));
        if (found.isEmpty()) {
            return asked.error("NO MATCHES FOUND IN THE SYSTEM: ", "|" + asked.user() + "|" + criteria);
        }
        Row lead = found.get();
        if (asked.yes("no_update")) {
            return Reply.line("NOTICE: update_lead LEADS FOUND IN THE SYSTEM: |" + asked.user() + "|"
                    + lead.get("lead_id") + "|||" + lead.get("list_id") + "|" + lead.get("entry_list_id"));
        }
        String updated = change(asked, lead)
                ? "SUCCESS: update_lead LEAD HAS BEEN UPDATED - " + asked.user() + "|" + lead.get("lead_id") + "|1|||\n"
                : "";
        return Reply.text(updated + callback(asked, lead));
    }

    private static boolean change(Asked asked, Row lead) {
        boolean changed = LeadFunctions.write(asked, lead);
        if (asked.has("status")) {
            String status = asked.word("status");
            lead.set("status", status.substring(0, Math.min(status.length(), 6)));
            lead.set("user", asked.user());
            changed = true;
        }
        if (asked.has("user_field")) {
            lead.set("user", asked.get("user_field"));
            changed = true;
        }
        return changed;
    }

    private static String callback(Asked asked, Row lead) {
        String id = lead.get("lead_id");
        Books books = asked.books();
        if (asked.get("callback").equals("REMOVE")) {
            int gone = books.delete("vicidial_callbacks", "lead_id", id);
            return notice("DELETED - " + asked.user() + "|" + id + "|" + gone + "|" + gone);
        }
        if (!asked.yes("callback")) {
            return "";
        }
        String time = time(asked);
        Optional<Row> there = books.find("vicidial_callbacks", "lead_id", id);
        if (there.isPresent()) {
            move(asked, there.get(), time);
            return notice("UPDATED - " + id + "|" + asked.get("campaign_id") + "|" + time + "|"
                    + asked.get("callback_type") + "|" + asked.get("callback_user") + "|"
                    + asked.get("callback_status"));
        }
        return add(asked, lead, time);
    }

    private static String add(Asked asked, Row lead, String time) {
        Books books = asked.books();
        String id = lead.get("lead_id");
        String campaign = asked.get("campaign_id");
        if (books.find("vicidial_campaigns", "campaign_id", campaign).isEmpty()) {
            return notice("NOT ADDED, CAMPAIGN NOT VALID - " + id + "|" + campaign);
        }
        String type = asked.has("callback_type") ? asked.get("callback_type") : "ANYONE";
        boolean own = type.equals("USERONLY");
        String user = own ? asked.get("callback_user") : "";
        if (own && books.find("vicidial_users", "user", user).isEmpty()) {
            return notice("NOT ADDED, USER NOT VALID - " + id + "|" + campaign + "|" + user + "|");
        }
        String status = asked.has("callback_status") ? asked.get("callback_status") : "CALLBK";
        long number = books.takeId("vicidial_callbacks");
        books.insert(
                        "vicidial_callbacks",
                        "callback_id=?|lead_id=?|list_id=?|campaign_id=?|status=ACTIVE|entry_time=?|callback_time=?"
                                + "|user=?|recipient=?|lead_status=?",
                        number,
                        id,
                        lead.get("list_id"),
                        campaign,
                        asked.now(),
                        stored(time),
                        user,
                        type,
                        status)
                .set("comments", asked.get("callback_comments"));
        return notice("ADDED - " + id + "|" + campaign + "|" + time + "|" + type + "|" + user + "|" + status);
    }

    private static void move(Asked asked, Row callback, String time) {
        callback.set("callback_time", stored(time));
        if (asked.has("callback_type")) {
            callback.set("recipient", asked.get("callback_type"), "user", asked.get("callback_user"));
        }
        if (asked.has("campaign_id")) {
            callback.set("campaign_id", asked.get("campaign_id"));
        }
        if (asked.has("callback_comments")) {
            callback.set("comments", asked.get("callback_comments"));
        }
    }

    static Reply callbackInfo(Asked asked) {
        return asked.books()
                .find("vicidial_callbacks", "lead_id", asked.get("lead_id"))
                .map(row -> asked.table(
                        "lead_id|callback_type|recipient|callback_status|lead_status|callback_date|entry_date|user"
                                + "|list_id|campaign_id|user_group|customer_timezone|customer_time|comments",
                        row.get("lead_id") + "|CURRENT|" + row.get("recipient") + "|" + row.get("status") + "|"
                                + row.get("lead_status") + "|" + row.get("callback_time") + "|"
                                + row.get("entry_time") + "|" + row.get("user") + "|" + row.get("list_id") + "|"
                                + row.get("campaign_id") + "||||" + row.get("comments") + "\n"))
                .orElseGet(() ->
                        asked.error("CALLBACK NOT FOUND: ", asked.user() + "|" + asked.get("lead_id") + "|pipe|"));
    }

    private static String time(Asked asked) {
        String given = asked.get("callback_datetime");
        if (given.matches("[0-9]{1,3}DAYS")) {
            int days = Integer.parseInt(given.replace("DAYS", ""));
            return Asked.TIME.format(asked.books().now().plusDays(days));
        }
        return given.equals("NOW") ? asked.now() : given.replace('+', ' ');
    }

    /** The database takes any text and keeps nothing of a bad one: such a call-back is due at once. */
    private static String stored(String time) {
        try {
            return Asked.TIME.format(LocalDateTime.parse(time, Asked.TIME));
        } catch (DateTimeException ignored) {
            return NEVER;
        }
    }

    private static String notice(String text) {
        return "NOTICE: update_lead SCHEDULED CALLBACK " + text + "\n";
    }
}
