package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.Campaign;
import io.viciagents.dispatcher.setup.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A campaign that dials does not dial at night. */
final class CallTimes implements Check {
    private final Tables tables;
    private final Site site;

    CallTimes(Tables tables, Site site) {
        this.tables = tables;
        this.site = site;
    }

    @Override
    public String name() {
        return "call times";
    }

    @Override
    public List<Finding> look() {
        return tables.look(rows -> {
            List<Finding> found = new ArrayList<>();
            for (Campaign campaign : site.campaigns()) {
                for (Map<String, String> row : rows.all(
                        "SELECT local_call_time, dial_method FROM vicidial_campaigns WHERE campaign_id = ?",
                        campaign.id())) {
                    String times = row.getOrDefault("local_call_time", "");
                    boolean night = campaign.dials() && (times.isEmpty() || times.equals("24hours"));
                    found.add(
                            night
                                    ? Finding.wrong(
                                            campaign.id(),
                                            "local call time is '" + times + "': people are called at night",
                                            "choose a call time that the law of the callees' places allows, such as"
                                                    + " 9am-9pm")
                                    : Finding.ok(campaign.id(), "local call time is " + times));
                }
            }
            return found.isEmpty()
                    ? List.of(Finding.notChecked("", "no campaign is there yet", "run vicidial.sql of vici-setup"))
                    : found;
        });
    }
}
