package io.viciagents.dispatcher.setup;

import io.viciagents.dispatcher.setup.Entity.Care;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a campaign must hold. */
final class CampaignFields {
    private final Site site;
    private final Campaign campaign;
    private final List<Field> fields = new ArrayList<>();

    private CampaignFields(Site site, Campaign campaign) {
        this.site = site;
        this.campaign = campaign;
    }

    static Entity of(Site site, Campaign campaign) {
        CampaignFields made = new CampaignFields(site, campaign);
        made.always();
        if (campaign.dials()) {
            made.dialling();
            made.doNotCall();
        }
        made.inbound();
        return new Entity(Table.CAMPAIGNS, campaign.id(), made.fields, Care.MEND);
    }

    private void always() {
        fields.add(Field.atFirst("Campaign Name", "campaign_name", campaign.title(), "for people"));
        fields.add(Field.exactly("Active", "active", "Y", "or no agent of it gets a call"));
        fields.add(Field.atFirst("User Group", "user_group", "---ALL---", "who may see it"));
        fields.add(method());
        fields.add(Field.exactly(
                "Allow No-Hopper-Leads Logins",
                "no_hopper_leads_logins",
                "Y",
                "remote agents would vanish whenever no lead is left"));
        fields.add(Field.atFirst(
                "Default Transfer Group",
                "default_xfer_group",
                site.humans().inGroup(),
                "where a caller goes who wants a human"));
        if (recordsNowhere()) {
            fields.add(Field.atFirst(
                    "Campaign Recording", "campaign_recording", "NEVER", "our agents record, and may pause"));
        }
    }

    private Field method() {
        return campaign.dials()
                ? new Field(
                        "Dial Method",
                        "dial_method",
                        new Wanted.OneOf(
                                "RATIO",
                                List.of(
                                        "ADAPT_HARD_LIMIT",
                                        "ADAPT_TAPERED",
                                        "ADAPT_AVERAGE",
                                        "SHARED_RATIO",
                                        "SHARED_ADAPT_HARD_LIMIT",
                                        "SHARED_ADAPT_TAPERED",
                                        "SHARED_ADAPT_AVERAGE")),
                        "MANUAL and INBOUND_MAN dial nothing for remote agents")
                : new Field(
                        "Dial Method",
                        "dial_method",
                        new Wanted.OneOf("INBOUND_MAN", List.of("MANUAL")),
                        "it is to take inbound calls only");
    }

    private void dialling() {
        fields.add(given(
                "Auto Dial Level",
                "auto_dial_level",
                campaign.level().map(String::valueOf),
                "1",
                "1 drops" + " nobody, for a call is dialled only when a line is free"));
        fields.add(given(
                "Dial Prefix",
                "dial_prefix",
                campaign.dialPrefix(),
                "9",
                "digits that your carrier's entry wants before each number; the name of a context here dials an"
                        + " extension that does not exist"));
        campaign.callerId()
                .ifPresent(number -> fields.add(
                        Field.exactly("Campaign CallerID", "campaign_cid", number, "the number that callees see")));
        fields.add(routing());
        fields.add(given(
                "Local Call Time",
                "local_call_time",
                campaign.callTime(),
                "9am-9pm",
                "when the law of the" + " callee's place lets you call"));
        fields.add(given(
                "Dial Statuses",
                "dial_statuses",
                campaign.dialStatuses().map(CampaignFields::list),
                " NEW -",
                "never DNC, and no status by which a conversation ended for good"));
        fields.add(Field.atFirst("Drop Call Seconds", "drop_call_seconds", "5", "a callee may wait 2 s for a voice"));
    }

    private void doNotCall() {
        fields.add(new Field(
                "Use Internal DNC List",
                "use_internal_dnc",
                new Wanted.OneOf("Y", List.of("AREACODE")),
                "without it the do-not-call list blocks nothing"));
        fields.add(Field.atFirst(
                "Use Campaign DNC List", "use_campaign_dnc", "Y", "without it the campaign's own list blocks nothing"));
        fields.add(Field.exactly(
                "Callback DNC", "callback_dnc", "ENABLED", "call-backs would skip the do-not-call check"));
    }

    private Field routing() {
        String plain = site.isCluster() ? "8365" : "8368";
        return campaign.amd()
                ? new Field(
                        "Routing Extension",
                        "campaign_vdad_exten",
                        new Wanted.OneOf("8369", List.of("8373")),
                        "VICIdial listens for answering machines first")
                : new Field(
                        "Routing Extension",
                        "campaign_vdad_exten",
                        new Wanted.OneOf(plain, site.isCluster() ? List.of() : List.of("8365")),
                        site.isCluster()
                                ? "each call stays on the server that dialled it"
                                : "straight to an agent, without a wait for answering machines");
    }

    private void inbound() {
        List<String> groups = site.agents().stream()
                .filter(entry -> entry.campaign().equals(campaign.id()))
                .flatMap(entry -> entry.inGroups().stream())
                .distinct()
                .toList();
        if (!groups.isEmpty()) {
            fields.add(Field.exactly(
                    "Allow Inbound and Blended", "campaign_allow_inbound", "Y", "its lines answer in-groups"));
            fields.add(new Field(
                    "Allowed Inbound Groups",
                    "closer_campaigns",
                    new Wanted.Holding(groups, "-", ""),
                    "its lines answer them"));
        }
    }

    private boolean recordsNowhere() {
        return site.agents().stream()
                .filter(entry -> entry.campaign().equals(campaign.id()))
                .noneMatch(AgentLines::vicidialRecords);
    }

    /** What the file names must be so; what it leaves open is the administrator's. */
    private static Field given(String label, String column, Optional<String> value, String otherwise, String why) {
        return value.map(given -> Field.exactly(label, column, given, why))
                .orElseGet(() -> Field.atFirst(label, column, otherwise, why));
    }

    private static String list(List<String> statuses) {
        return statuses.stream().collect(Collectors.joining(" ", " ", " -"));
    }
}
