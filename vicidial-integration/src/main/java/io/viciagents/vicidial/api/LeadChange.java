package io.viciagents.vicidial.api;

import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change to a lead, at least one thing of it.
 *
 * <p>The log of calls is another book: see {@link CallBooks}.
 */
public final class LeadChange {
    private final Map<String, String> parameters;

    private LeadChange(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** A new status. */
    public static LeadChange to(Status status) {
        return new LeadChange(Map.of("status", status.code()));
    }

    /** New fields. */
    public static LeadChange of(LeadFields fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("change of a lead with at least one field wanted, got none");
        }
        return new LeadChange(fields.parameters());
    }

    /** This, and these fields. */
    public LeadChange and(LeadFields fields) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.putAll(fields.parameters());
        return new LeadChange(more);
    }

    /** In the name of a remote agent's user; else the lead shows the API's. */
    public LeadChange by(AgentUser user) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put("user_field", user.name());
        return new LeadChange(more);
    }

    Map<String, String> parameters() {
        return parameters;
    }
}
