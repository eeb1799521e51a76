package io.viciagents.systemtests.vicidial;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the recorded requests did to the tables: the recording's {@code db_effect}, where it can be read from ours. Rows are
 * written as the recording does: columns between {@code " ; "}, rows between {@code " // "}.
 */
final class Effects {
    /** Case, and what to read: table, column and value that choose the rows, columns. */
    private static final Map<String, Look> LOOKS = Map.ofEntries(
            Map.entry("add_lead ok", lead(100, "lead_id status user list_id gmt_offset_now phone_number first_name")),
            Map.entry("add_lead by POST", lead(101, "lead_id first_name last_name")),
            Map.entry(
                    "add_lead to hopper",
                    new Look("vicidial_hopper", "lead_id", "103", "lead_id campaign_id status priority source")),
            Map.entry("update_lead status", lead(100, "status user")),
            Map.entry("update_lead invalid status is accepted", lead(100, "status")),
            Map.entry("update_lead status longer than 6", lead(100, "status")),
            Map.entry(
                    "update_lead callback USERONLY",
                    new Look(
                            "vicidial_callbacks",
                            "lead_id",
                            "100",
                            "callback_id status callback_time user recipient lead_status")),
            Map.entry(
                    "update_remote_agent lines",
                    new Look("vicidial_remote_agents", "user_start", "9001", "user_start number_of_lines status")),
            Map.entry(
                    "update_remote_agent lines too many",
                    new Look("vicidial_remote_agents", "user_start", "9001", "user_start number_of_lines status")),
            Map.entry("update_lead by POST", lead(100, "status comments")),
            Map.entry("HANGUP without status", lead(100, "status")),
            Map.entry("HANGUP with invalid status (not validated)", lead(100, "status")),
            Map.entry("update_fields on a remote agent", lead(100, "first_name comments")));

    private Effects() {}

    /** What the recording says; empty when we do not look. */
    static String of(Recorded recorded) {
        if (!LOOKS.containsKey(recorded.name())) {
            return "";
        }
        String said = recorded.effect()
                .substring(recorded.effect().indexOf(" => ") + 4)
                .strip();
        int columns = LOOKS.get(recorded.name()).columns().split(" ", -1).length;
        return List.of(said.split(" ; ", -1)).stream().limit(columns).collect(Collectors.joining(" ; "));
    }

    /** What our tables say. */
    static String seen(Books books, Recorded recorded) {
        if (!LOOKS.containsKey(recorded.name())) {
            return "";
        }
        Look look = LOOKS.get(recorded.name());
        return books.all(look.table(), look.column(), look.value()).stream()
                .map(row -> List.of(look.columns().split(" ", -1)).stream()
                        .map(row::get)
                        .collect(Collectors.joining(" ; ")))
                .collect(Collectors.joining(" // "));
    }

    private static Look lead(int id, String columns) {
        return new Look("vicidial_list", "lead_id", Integer.toString(id), columns);
    }

    /** Which rows, and which columns of them. */
    private record Look(String table, String column, String value, String columns) {}
}
