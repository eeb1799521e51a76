package io.viciagents.dispatcher.vicidial;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.LeadFields;
import io.viciagents.vicidial.api.NewLead;
import java.util.Map;

/**
 * Where callers go who have no lead.
 *
 * @param list its id
 * @param phoneCode of the country that callers without one are in
 */
public record NewLeads(
        @Doc("The id of a list that exists, such as 999.") long list,

        @Default("1") @Doc("The country's code; a caller's number that begins with it is kept without.")
        String phoneCode) {
    /** Refuses what VICIdial would misread. */
    public NewLeads {
        of(list, phoneCode, new PhoneNumber("5550100"));
    }

    NewLead of(PhoneNumber phone) {
        return of(list, phoneCode, phone);
    }

    private static NewLead of(long list, String phoneCode, PhoneNumber phone) {
        return new NewLead(list, phoneCode, phone, LeadFields.none(), Map.of());
    }
}
