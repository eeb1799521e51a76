package io.viciagents.dispatcher.leads;

import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.LeadAdded;
import io.viciagents.vicidial.api.NewLead;
import java.util.Optional;

/** Where leads are added. Blocks; throws {@link io.viciagents.vicidial.api.DialerException}. */
interface LeadDesk {
    LeadAdded add(NewLead lead);

    /** The newest lead of a list with that number. */
    Optional<LeadId> find(long list, PhoneNumber phone);
}
