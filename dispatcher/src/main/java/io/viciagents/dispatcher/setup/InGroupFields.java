package io.viciagents.dispatcher.setup;

import io.viciagents.dispatcher.setup.Entity.Care;
import java.util.List;

/** What an in-group must hold, and the numbers that lead to it. */
final class InGroupFields {
    private static final String ANY_LIST = "999";

    private InGroupFields() {}

    static Entity of(Site site, InGroupPlan group) {
        return new Entity(
                Table.IN_GROUPS,
                group.id(),
                List.of(
                        Field.atFirst("Group Name", "group_name", group.title(), "for people"),
                        Field.exactly("Active", "active", "Y", "or its callers are turned away"),
                        Field.atFirst("User Group", "user_group", "---ALL---", "who may see it"),
                        Field.atFirst(
                                "Next Agent Call", "next_agent_call", "oldest_call_finish", "all lines are alike"),
                        Field.exactly(
                                "Welcome Message",
                                "welcome_message_filename",
                                "---NONE---",
                                "the agent itself greets, at once"),
                        Field.atFirst(
                                "Drop Call Seconds",
                                "drop_call_seconds",
                                "20",
                                "how long a caller waits for a free line before the drop action"),
                        Field.atFirst(
                                "Drop Action",
                                "drop_action",
                                "IN_GROUP",
                                "choose the in-group of humans as Drop Transfer Group on the same page"),
                        Field.atFirst(
                                "Default Transfer Group",
                                "default_xfer_group",
                                site.humans().inGroup(),
                                "where a caller goes who wants a human")),
                Care.MEND);
    }

    static Entity did(Site site, InGroupPlan group, String number) {
        String campaign = site.agents().stream()
                .filter(entry -> entry.inGroups().contains(group.id()))
                .map(AgentLines::campaign)
                .findFirst()
                .orElse("");
        return new Entity(
                Table.DIDS,
                number,
                List.of(
                        Field.atFirst("DID Description", "did_description", "AI " + group.title(), "for people"),
                        Field.exactly("Active", "did_active", "Y", "or its callers are turned away"),
                        Field.exactly("DID Route", "did_route", "IN_GROUP", "callers want a lead and a call ID"),
                        Field.exactly("In-Group ID", "group_id", group.id(), "whose agents answer"),
                        new Field(
                                "In-Group Call Handle Method",
                                "call_handle_method",
                                new Wanted.OneOf("CID", List.of("CIDLOOKUP", "CIDLOOKUPRL", "CIDLOOKUPRC")),
                                "the caller's number finds or makes the lead"),
                        new Field(
                                "In-Group Agent Search Method",
                                "agent_search_method",
                                site.isCluster()
                                        ? new Wanted.OneOf("SO", List.of())
                                        : new Wanted.OneOf("LB", List.of("SO", "LO")),
                                site.isCluster()
                                        ? "a line on the server where the call came in"
                                        : "there is one server"),
                        Field.atFirst(
                                "In-Group List ID",
                                "list_id",
                                group.list().map(String::valueOf).orElse(ANY_LIST),
                                "where leads of unknown callers are made"),
                        Field.atFirst("In-Group Campaign ID", "campaign_id", campaign, "in which leads are looked for"),
                        Field.atFirst("In-Group Phone Code", "phone_code", "1", "your country's")),
                Care.SHOW);
    }
}
