package io.viciagents.vicidial.api;

import io.viciagents.vicidial.PhoneNumber;
import java.util.Map;

/**
 * A lead to be added.
 *
 * @param list an existing list's id
 * @param phoneCode the country's code, 1 to 4 digits
 * @param phone without the code
 * @param fields what else is known
 * @param checks more of add_lead's parameters: duplicate_check, dnc_check, campaign_dnc_check with campaign_id,
 *     add_to_hopper, hopper_priority
 */
public record NewLead(long list, String phoneCode, PhoneNumber phone, LeadFields fields, Map<String, String> checks) {
    /** Refuses what VICIdial would misread. */
    public NewLead {
        checks = Map.copyOf(checks);
        if (list < 100 || list > 999_999_999_999L) {
            throw new IllegalArgumentException("list of 3 to 12 digits wanted, got " + list);
        }
        if (!phoneCode.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("phone code of 1 to 4 digits wanted, got '" + phoneCode + "'");
        }
        checks.forEach((name, value) -> {
            if (!name.matches("[a-z_]+") || !value.matches("[-_0-9A-Za-z]*")) {
                throw new IllegalArgumentException(
                        "check of add_lead by its name and a plain value wanted, got " + name);
            }
        });
    }
}
