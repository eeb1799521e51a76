package io.viciagents.dispatcher.call;

import io.viciagents.service.configuration.Doc;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.InGroup;
import java.util.Optional;

/**
 * A remote-agent entry of VICIdial's that delivers calls at one extension.
 *
 * @param user its user_start: named to VICIdial when nobody can say which of the entry's users has a call
 * @param campaign its campaign: calls back whoever asks for it, and its log has the outbound calls
 * @param inGroup whose log has the inbound calls, when VICIdial does not say it itself
 */
public record RemoteAgent(
        @Doc("The entry's user_start, such as 9001.") String user,
        @Doc("The entry's campaign_id.") String campaign,

        @Doc("The in-group that sends calls here; VICIdial is asked first, for there may be several.")
        Optional<String> inGroup) {
    /** Refuses what VICIdial would cut or strip. */
    public RemoteAgent {
        new AgentUser(user);
        new CampaignId(campaign);
        inGroup.ifPresent(InGroup::new);
    }
}
