package io.viciagents.dispatcher.setup;

import io.viciagents.dispatcher.setup.Entity.Care;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that VICIdial must hold for a {@link Site}, in the order in which it is made. The one place that says so: the
 * page of fields, the SQL and the doctor all read it here.
 */
public final class Entities {
    private static final List<String> API_FUNCTIONS = List.of(
            "ra_call_control",
            "update_fields",
            "version",
            "add_lead",
            "update_lead",
            "lead_all_info",
            "lead_field_info",
            "lead_search",
            "lead_callback_info",
            "add_dnc_phone",
            "update_log_entry",
            "callid_info",
            "phone_number_log",
            "logged_in_agents",
            "in_group_status",
            "update_remote_agent",
            "recording_lookup",
            "agent_status",
            "list_info");

    private Entities() {}

    /** The functions of both APIs that we use. */
    public static List<String> apiFunctions() {
        return API_FUNCTIONS;
    }

    /** All of a site. */
    public static List<Entity> of(Site site) {
        List<Entity> all = new ArrayList<>();
        all.add(system());
        all.add(apiUser(site));
        site.campaigns().forEach(campaign -> all.add(CampaignFields.of(site, campaign)));
        site.inGroups().forEach(group -> all.add(InGroupFields.of(site, group)));
        site.inGroups()
                .forEach(group -> group.numbers().forEach(number -> all.add(InGroupFields.did(site, group, number))));
        site.agents().forEach(entry -> all.addAll(LineUsers.of(site, entry)));
        site.agents().forEach(entry -> all.add(remoteAgent(site, entry)));
        return all;
    }

    private static Entity system() {
        return new Entity(
                Table.SYSTEM,
                "",
                List.of(Field.exactly(
                        "Agent API Active",
                        "vdc_agent_api_active",
                        "1",
                        "calls are ended and handed over by the agent API")),
                Care.MEND);
    }

    private static Entity apiUser(Site site) {
        return new Entity(
                Table.USERS,
                site.api().user(),
                List.of(
                        Field.atFirst("Full Name", "full_name", "AI agents API", "for people"),
                        new Field(
                                "User Level",
                                "user_level",
                                new Wanted.OneOf("8", List.of("9")),
                                "the non-agent API refuses logins below 7, and some functions below 8"),
                        Field.atFirst("User Group", "user_group", site.userGroup(), "any group that exists"),
                        Field.exactly("Active", "active", "Y", "or every login is refused"),
                        Field.exactly("Agent API Access", "vdc_agent_api_access", "1", "or every login is refused"),
                        Field.atFirst("API Only User", "api_only_user", "1", "nobody should log in as this user"),
                        new Field(
                                "Modify Leads",
                                "modify_leads",
                                new Wanted.OneOf("1", List.of("2", "3", "4", "5", "6")),
                                "for statuses and call-backs"),
                        Field.exactly("Modify Lists", "modify_lists", "1", "for the do-not-call lists"),
                        Field.exactly("Modify Remote Agents", "modify_remoteagents", "1", "for the number of lines"),
                        Field.exactly("View Reports", "view_reports", "1", "to find out whose line has a call"),
                        new Field(
                                "API Allowed Functions",
                                "api_allowed_functions",
                                new Wanted.Holding(API_FUNCTIONS, "", "ALL_FUNCTIONS"),
                                "these and no others are used")),
                Care.MEND);
    }

    private static Entity remoteAgent(Site site, AgentLines entry) {
        List<Field> fields = Stream.of(
                        Stream.of(
                                Field.exactly(
                                        "Server IP",
                                        "server_ip",
                                        site.serverOf(entry).ip(),
                                        "each telephony server wants an entry of its own"),
                                Field.exactly(
                                        "External Extension",
                                        "conf_exten",
                                        entry.extension(),
                                        "it alone tells profile '" + entry.profile() + "'"),
                                Field.exactly("Campaign", "campaign_id", entry.campaign(), "it gives the calls")),
                        entry.inGroups().isEmpty()
                                ? Stream.<Field>empty()
                                : Stream.of(new Field(
                                        "Inbound Groups",
                                        "closer_campaigns",
                                        new Wanted.Holding(entry.inGroups(), "-", ""),
                                        "whose callers it answers")),
                        Stream.of(
                                Field.exactly("Extension Group", "extension_group", "NONE", "it would override"),
                                Field.exactly("On-Hook Agent", "on_hook_agent", "N", "it would ring first"),
                                Field.atFirst(
                                        "Number of Lines",
                                        "number_of_lines",
                                        Integer.toString(entry.lines()),
                                        "calls at once; dispatchers change it as agents come and go"),
                                Field.atFirst(
                                        "Status",
                                        "status",
                                        "INACTIVE",
                                        "ACTIVE as soon as dispatcher and agents run: they, or you, say so")))
                .flatMap(part -> part)
                .toList();
        return new Entity(Table.REMOTE_AGENTS, Long.toString(entry.firstUser()), fields, Care.MEND);
    }
}
