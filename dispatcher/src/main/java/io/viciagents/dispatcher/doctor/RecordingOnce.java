package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.AgentLines;
import io.viciagents.dispatcher.setup.Rows;
import io.viciagents.dispatcher.setup.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where our agent records, and pauses while a caller says what must not be kept, VICIdial's own recording does not go on:
 * it starts by the campaign's setting unless the user's overrides it.
 */
final class RecordingOnce implements Check {
    private final Tables tables;
    private final Site site;

    RecordingOnce(Tables tables, Site site) {
        this.tables = tables;
        this.site = site;
    }

    @Override
    public String name() {
        return "VICIdial's own recording";
    }

    @Override
    public List<Finding> look() {
        return tables.look(rows -> {
            List<Finding> wrong = new ArrayList<>();
            for (AgentLines entry : site.agents()) {
                if (!entry.vicidialRecords()) {
                    look(rows, entry, wrong);
                }
            }
            return wrong.isEmpty()
                    ? List.of(Finding.ok("", "it is off on every line whose agent may pause ours"))
                    : wrong;
        });
    }

    private static void look(Rows rows, AgentLines entry, List<Finding> wrong) {
        String campaign = rows
                .all("SELECT campaign_recording FROM vicidial_campaigns WHERE campaign_id = ?", entry.campaign())
                .stream()
                .map(row -> row.getOrDefault("campaign_recording", ""))
                .findFirst()
                .orElse("");
        boolean campaignRecords = campaign.equals("ALLCALLS") || campaign.equals("ALLFORCE");
        for (Map<String, String> user : rows.all(
                "SELECT user, vicidial_recording, vicidial_recording_override FROM vicidial_users"
                        + " WHERE CAST(user AS UNSIGNED) BETWEEN ? AND ?",
                entry.firstUser(),
                entry.lastUser())) {
            String override = user.getOrDefault("vicidial_recording_override", "");
            boolean records = switch (override) {
                case "NEVER", "ONDEMAND" -> false;
                case "ALLCALLS", "ALLFORCE" -> true;
                default -> campaignRecords && "1".equals(user.get("vicidial_recording"));
            };
            if (records) {
                wrong.add(Finding.wrong(
                        "user " + user.get("user"),
                        "VICIdial records its calls (override " + override + ", campaign " + campaign + "), also while"
                                + " profile '" + entry.profile() + "' pauses our recording",
                        "set Recording Override of that user to NEVER, or vicidialRecords: true in the site's file"));
            }
        }
    }
}
