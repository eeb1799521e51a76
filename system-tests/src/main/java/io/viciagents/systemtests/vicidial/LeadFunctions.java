package io.viciagents.systemtests.vicidial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Non-agent API: reads and adds leads. */
final class LeadFunctions {
    static final List<String> COLUMNS = List.of(
            ("status user vendor_lead_code source_id list_id gmt_offset_now phone_code phone_number title first_name"
                            + " middle_initial last_name address1 address2 address3 city state province postal_code"
                            + " country_code gender date_of_birth alt_phone email security_phrase comments called_count"
                            + " last_local_call_time rank owner entry_list_id lead_id")
                    .split(" ", -1));

    private LeadFunctions() {}

    static Reply fieldInfo(Asked asked) {
        if (!asked.has("field_name")) {
            return asked.error("INVALID SEARCH PARAMETERS: ", asked.user() + "|" + asked.get("lead_id") + "|");
        }
        if (!COLUMNS.contains(asked.get("field_name"))) {
            return new Reply(500, "");
        }
        return lead(asked)
                .map(lead -> Reply.text(lead.get(asked.get("field_name"))))
                .orElseGet(() -> asked.error("LEAD NOT FOUND: ", asked.user() + "|" + asked.get("lead_id") + "|"));
    }

    static Reply allInfo(Asked asked) {
        Optional<Row> lead =
                asked.has("lead_id") ? lead(asked) : byPhone(asked).stream().findFirst();
        return lead.map(row -> asked.table(
                        String.join("|", COLUMNS),
                        COLUMNS.stream().map(row::get).collect(Collectors.joining("|")) + "\n"))
                .orElseGet(() -> asked.error("LEAD NOT FOUND: ", asked.user() + "|" + asked.get("lead_id") + "|"));
    }

    static Reply search(Asked asked) {
        List<Row> found = byPhone(asked);
        if (found.isEmpty()) {
            return asked.error(
                    "NO MATCHES FOUND IN THE SYSTEM: ", "|" + asked.user() + "|||" + asked.get("phone_number"));
        }
        String ids = found.stream().map(row -> row.get("lead_id")).collect(Collectors.joining("-"));
        return asked.table(
                "search_key|records_found|lead_ids", asked.get("phone_number") + "|" + found.size() + "|" + ids + "\n");
    }

    static Reply add(Asked asked) {
        String phone = asked.get("phone_number").replaceAll("[^0-9]", "");
        String list = asked.has("list_id") ? asked.get("list_id") : "999";
        return refusal(asked, phone, list).orElseGet(() -> {
            Row lead = insert(asked, phone, list);
            String added = "SUCCESS: add_lead LEAD HAS BEEN ADDED - " + phone + "|" + list + "|" + lead.get("lead_id")
                    + "||" + asked.user() + "\n";
            return Reply.text(asked.yes("add_to_hopper") ? added + hopper(asked, lead) : added);
        });
    }

    private static Optional<Reply> refusal(Asked asked, String phone, String list) {
        if (phone.length() < 6 || phone.length() > 16) {
            return Optional.of(asked.error("INVALID PHONE NUMBER LENGTH", " - " + phone + "|" + asked.user()));
        }
        Books books = asked.books();
        if (asked.yes("list_exists_check")
                && books.find("vicidial_lists", "list_id", list).isEmpty()) {
            return Optional.of(
                    asked.error("NOT A DEFINED LIST ID, LIST EXISTS CHECK ENABLED", " - " + phone + "|" + list));
        }
        if (asked.yes("dnc_check")
                && books.find("vicidial_dnc", "phone_number", phone).isPresent()) {
            return Optional.of(asked.error("PHONE NUMBER IN DNC", " - " + phone + "|" + asked.user()));
        }
        if (asked.yes("campaign_dnc_check") && onCampaignList(books, phone, asked.get("campaign_id"))) {
            String details = " - " + phone + "|" + asked.get("campaign_id") + "|" + asked.user();
            return Optional.of(asked.error("PHONE NUMBER IN CAMPAIGN DNC", details));
        }
        boolean system = asked.get("duplicate_check").startsWith("DUPSYS");
        return books.all("vicidial_list", "phone_number", phone).stream()
                .filter(twin -> system || (asked.get("duplicate_check").startsWith("DUP") && twin.is("list_id", list)))
                .findFirst()
                .map(twin -> asked.error(
                        "DUPLICATE PHONE NUMBER IN " + (system ? "SYSTEM" : "LIST"),
                        " - " + phone + "|" + list + "|" + twin.get("lead_id")));
    }

    private static String hopper(Asked asked, Row lead) {
        long id = asked.books().takeId("vicidial_hopper");
        String campaign = asked.books()
                .find("vicidial_lists", "list_id", lead.get("list_id"))
                .map(row -> row.get("campaign_id"))
                .orElse("");
        String priority = asked.has("hopper_priority") ? asked.get("hopper_priority") : "0";
        asked.books()
                .insert(
                        "vicidial_hopper",
                        "hopper_id=?|lead_id=?|campaign_id=?|status=READY|priority=?|source=P",
                        id,
                        lead.get("lead_id"),
                        campaign,
                        priority);
        return "NOTICE: add_lead ADDED TO HOPPER - " + lead.get("phone_number") + "|" + lead.get("lead_id") + "|" + id
                + "|" + asked.user() + "\n";
    }

    private static Row insert(Asked asked, String phone, String list) {
        String row = "lead_id=?|status=NEW|user=?|list_id=?|gmt_offset_now=0.00|phone_code=?|phone_number=?|gender=U"
                + "|date_of_birth=0000-00-00|called_count=0|last_local_call_time=?|rank=0|entry_list_id=0";
        String code = asked.has("phone_code") ? asked.get("phone_code") : "1";
        long id = asked.books().takeId("vicidial_list");
        Row lead = asked.books().insert("vicidial_list", row, id, asked.user(), list, code, phone, asked.now());
        write(asked, lead);
        return lead;
    }

    /** Writes the plain columns that were sent. */
    static boolean write(Asked asked, Row lead) {
        List<String> plain = Arrays.asList(
                "vendor_lead_code",
                "source_id",
                "title",
                "first_name",
                "middle_initial",
                "last_name",
                "address1",
                "address2",
                "address3",
                "city",
                "state",
                "province",
                "postal_code",
                "country_code",
                "gender",
                "date_of_birth",
                "alt_phone",
                "email",
                "security_phrase",
                "comments",
                "rank",
                "owner");
        List<String> sent = plain.stream().filter(asked::has).toList();
        for (String column : sent) {
            String value = asked.get(column).equals("--BLANK--") ? "" : kept(column, asked.get(column));
            lead.set(column, value);
        }
        return !sent.isEmpty();
    }

    /** What VICIdial keeps of a text: without non-Latin letters, comments excepted. */
    static String kept(String column, String value) {
        String plain = value.replaceAll("[;#\"]", "");
        String latin = column.equals("comments") ? plain : plain.replaceAll("[^\\x20-\\x7e]", "");
        int longest = column.equals("comments") ? 255 : 100;
        return latin.substring(0, Math.min(latin.length(), longest));
    }

    static Optional<Row> lead(Asked asked) {
        return asked.books().find("vicidial_list", "lead_id", asked.get("lead_id"));
    }

    private static List<Row> byPhone(Asked asked) {
        return asked.books().all("vicidial_list", "phone_number", asked.get("phone_number")).stream()
                .sorted(Comparator.comparingLong((Row row) -> row.number("lead_id"))
                        .reversed())
                .toList();
    }

    private static boolean onCampaignList(Books books, String phone, String campaign) {
        return books.all("vicidial_campaign_dnc", "phone_number", phone).stream()
                .anyMatch(row -> row.is("campaign_id", campaign));
    }
}
