package io.viciagents.node.profile;

import io.viciagents.cluster.NextStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one end of a profile. */
final class EndReader {
    /** VICIdial's own statuses that a conversation can end with, and a campaign's own ones after them. */
    private static final Set<String> STATUSES = Set.of(
            "A", "B", "CALLBK", "DAIR", "DC", "DEC", "DNC", "N", "NI", "NP", "SALE", "XFER", "AM", "AL", "AA",
            "CBHOLD");

    /** The columns of vicidial_list that update_lead changes. */
    static final Set<String> LEAD_FIELDS = Set.of(
            "title first_name middle_initial last_name address1 address2 address3 city state province postal_code"
                    .concat(" country_code gender date_of_birth alt_phone email security_phrase comments rank owner")
                    .concat(" vendor_lead_code source_id phone_number phone_code")
                    .split(" "));

    private final Set<String> statuses = new HashSet<>(STATUSES);

    /** Statuses that the campaign has added to VICIdial's. */
    EndReader(List<String> own) {
        statuses.addAll(own);
    }

    End read(String name, Section section) {
        String disposition = section.text("disposition", "SALE");
        if (!disposition.isEmpty() && !statuses.contains(disposition)) {
            section.problem(
                    "disposition",
                    "'" + disposition
                            + "' is none of VICIdial's statuses; if the campaign has it, name it in 'statuses'");
        }
        List<End.Entry> entries = entries(section, disposition);
        End end = new End(
                name,
                MoveReader.prompts(section, "say"),
                disposition,
                next(section),
                entries,
                section.text("summary").orElse(""));
        section.refuseOthers();
        return end;
    }

    private static NextStep next(Section section) {
        Optional<String> inGroup = section.text("in-group");
        Optional<String> extension = section.text("extension");
        if (inGroup.isPresent() && extension.isPresent()) {
            section.problem("in-group", "stands beside 'extension'; a caller can go to one place only");
        }
        if (inGroup.isPresent() && !inGroup.get().matches("[0-9A-Za-z_-]{2,20}")) {
            section.problem("in-group", "2 to 20 letters, digits, _ or - are wanted: the in-group's id");
        }
        if (extension.isPresent() && !extension.get().matches("[*#0-9A-Za-z]{1,40}")) {
            section.problem("extension", "only letters, digits, * and # survive in VICIdial");
        }
        return inGroup.<NextStep>map(NextStep.InGroup::new)
                .or(() -> extension.map(NextStep.Extension::new))
                .orElseGet(NextStep.HangUp::new);
    }

    private static List<End.Entry> entries(Section section, String disposition) {
        List<End.Entry> entries = new ArrayList<>();
        if (section.has("callback")) {
            Section callback = section.section("callback");
            entries.add(new End.Entry.CallAgain(
                    callback.number("in-days", 1, 0, 60),
                    callback.text("at", "\"10:00\""),
                    callback.text("comments").orElse("")));
            callback.refuseOthers();
        }
        boolean made = section.flag("callback-made");
        if ((section.has("callback") || made) != disposition.equals("CALLBK")) {
            section.problem("callback", "goes with disposition CALLBK, and CALLBK with a callback; write both or none");
        }
        boolean neverAgain = section.text("do-not-call").map("true"::equals).orElse(false);
        if (neverAgain) {
            entries.add(new End.Entry.NeverAgain());
        }
        if (neverAgain != disposition.equals("DNC")) {
            section.problem(
                    "do-not-call", "goes with disposition DNC; write 'disposition: DNC' and 'do-not-call: true'");
        }
        Map<String, String> fields = section.textsByName("lead-fields");
        fields.keySet().stream()
                .filter(field -> !LEAD_FIELDS.contains(field))
                .forEach(field -> section.problem(
                        "lead-fields", "'" + field + "' is no field of a VICIdial lead; comments always does"));
        if (!fields.isEmpty()) {
            entries.add(new End.Entry.LeadFields(fields));
        }
        return entries;
    }
}
