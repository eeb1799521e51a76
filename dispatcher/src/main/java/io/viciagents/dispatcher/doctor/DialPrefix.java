package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.Campaign;
import io.viciagents.dispatcher.setup.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dial prefix is digits: the name of a context there dials an extension that does not exist. */
final class DialPrefix implements Check {
    private final Tables tables;
    private final Site site;

    DialPrefix(Tables tables, Site site) {
        this.tables = tables;
        this.site = site;
    }

    @Override
    public String name() {
        return "dial prefix";
    }

    @Override
    public List<Finding> look() {
        return tables.look(rows -> {
            List<Finding> found = new ArrayList<>();
            for (Campaign campaign : site.campaigns()) {
                for (Map<String, String> row :
                        rows.all("SELECT dial_prefix FROM vicidial_campaigns WHERE campaign_id = ?", campaign.id())) {
                    String prefix = row.getOrDefault("dial_prefix", "");
                    found.add(
                            prefix.matches("[0-9X#*]*")
                                    ? Finding.ok(campaign.id(), "dial prefix '" + prefix + "' is digits")
                                    : Finding.wrong(
                                            campaign.id(),
                                            "dial prefix '" + prefix
                                                    + "' is not digits, so every call dials an extension"
                                                    + " that does not exist",
                                            "put there the digits that your carrier's dialplan entry wants before each"
                                                    + " number, such as 9"));
                }
            }
            return found.isEmpty()
                    ? List.of(Finding.notChecked("", "no campaign is there yet", "run vicidial.sql of vici-setup"))
                    : found;
        });
    }
}
