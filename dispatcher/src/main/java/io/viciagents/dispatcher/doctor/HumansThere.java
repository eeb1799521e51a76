package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.Rows;
import io.viciagents.dispatcher.setup.Site;
import java.util.List;
import java.util.Map;

/**
 * Callers whom no AI agent can serve come to humans: their in-group and their number are there. The dialplan alone does not
 * tell, for VICIdial's patterns take any name and any number.
 */
final class HumansThere implements Check {
    private final Tables tables;
    private final Site site;

    HumansThere(Tables tables, Site site) {
        this.tables = tables;
        this.site = site;
    }

    @Override
    public String name() {
        return "humans behind the agents";
    }

    @Override
    public List<Finding> look() {
        return tables.look(rows -> List.of(inGroup(rows), number(rows)));
    }

    private Finding inGroup(Rows rows) {
        String inGroup = site.humans().inGroup();
        List<Map<String, String>> found =
                rows.all("SELECT active FROM vicidial_inbound_groups WHERE group_id = ?", inGroup);
        if (found.isEmpty()) {
            return Finding.wrong(
                    inGroup,
                    "there is no such in-group, so callers with a lead whom no agent can serve are lost",
                    "make it on Inbound > In-Groups, or name one that humans serve as humans.inGroup and run vici-setup again");
        }
        return isActive(found.getFirst(), "active")
                ? Finding.ok(inGroup, "the in-group is there; look yourself that humans serve it")
                : Finding.wrong(
                        inGroup,
                        "the in-group is not active, so callers with a lead whom no agent can serve are lost",
                        "set Active to Y on Inbound > In-Groups");
    }

    private Finding number(Rows rows) {
        String did = site.humans().did();
        List<Map<String, String>> found = rows.all(
                "SELECT did_active, did_route, group_id FROM vicidial_inbound_dids WHERE did_pattern = ?", did);
        if (found.isEmpty()) {
            return Finding.wrong(
                    did,
                    "there is no such DID, so callers without a lead whom no agent can serve go where the DID 'default'"
                            + " leads",
                    "make it on Inbound > DIDs, or name one that leads to humans as humans.did and run vici-setup again");
        }
        Map<String, String> row = found.getFirst();
        if (!isActive(row, "did_active")) {
            return Finding.wrong(did, "the DID is not active", "set Active to Y on Inbound > DIDs");
        }
        boolean goesRound = "IN_GROUP".equals(row.get("did_route"))
                && site.inGroups().stream().anyMatch(ours -> ours.id().equals(row.get("group_id")));
        return goesRound
                ? Finding.wrong(
                        did,
                        "the DID leads to " + row.get("group_id") + ", whose callers AI agents answer: nobody would"
                                + " come to a human",
                        "let it lead to humans on Inbound > DIDs, or name another as humans.did")
                : Finding.ok(did, "the DID is there; look yourself that it leads to humans");
    }

    private static boolean isActive(Map<String, String> row, String column) {
        return "Y".equals(row.get(column));
    }
}
