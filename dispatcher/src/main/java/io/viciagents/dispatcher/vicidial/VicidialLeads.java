package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Future;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.call.Leads;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.Lead;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who is on the line, by a dialer's leads.
 *
 * @param files of the calls
 */
record VicidialLeads(CallFiles files) implements Leads {
    /** How VICIdial writes that it knows no date. */
    private static final String NO_DATE = "0000-00-00";

    @Override
    public Future<Map<String, String>> lookUp(CallRecord call) {
        return files.of(call)
                .lookUps()
                .lead()
                .map(lead -> lead.map(VicidialLeads::filled).orElse(Map.of()));
    }

    /** An empty column is none: the profile has words for that. */
    private static Map<String, String> filled(Lead lead) {
        Map<String, String> filled = new HashMap<>(lead.columns());
        filled.values().removeIf(value -> value.isBlank() || value.startsWith(NO_DATE));
        return filled;
    }

    @Override
    public Reached reached(CallRef call) {
        return files.find(call)
                .map(file -> new Reached(
                        file.group().isEmpty() ? file.entry().campaign() : file.group(),
                        LookUps.known(file.lookUps().answered())))
                .orElseGet(() -> Leads.super.reached(call));
    }

    @Override
    public Optional<Party> party(CallRef call) {
        return files.find(call)
                .map(file -> new Party(
                        file.dialerName(),
                        file.callId().map(CallId::text).orElse(""),
                        file.group(),
                        file.leadId()
                                .map(lead -> OptionalLong.of(lead.number()))
                                .orElseGet(OptionalLong::empty),
                        file.phone().map(PhoneNumber::digits).orElse(""),
                        LookUps.known(file.lookUps().answered())));
    }
}
