package io.viciagents.dispatcher.leads;

import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.LeadAdded;
import io.viciagents.vicidial.api.NewLead;
import java.util.Optional;

/** The leads of a real dialer. */
final class DialerLeads implements LeadDesk {
    private final DialerClient dialer;

    DialerLeads(DialerClient dialer) {
        this.dialer = dialer;
    }

    @Override
    public LeadAdded add(NewLead lead) {
        return dialer.leads().add(lead).await();
    }

    @Override
    public Optional<LeadId> find(long list, PhoneNumber phone) {
        return dialer.leads().search(phone).await().stream()
                .filter(lead -> dialer.leads().column(lead, "list_id").await().equals(Optional.of(Long.toString(list))))
                .findFirst();
    }
}
