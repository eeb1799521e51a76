package io.viciagents.dispatcher.call;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.InGroup;
import java.util.Map;
import java.util.Optional;

/**
 * A remote-agent entry of VICIdial's that delivers calls at one extension; on a dialer of several telephony servers one
 * entry on each.
 *
 * @param user its user_start: named to VICIdial when nobody can say which of the entry's users has a call
 * @param campaign its campaign: calls back whoever asks for it, and its log has the outbound calls
 * @param inGroup whose log has the inbound calls, when VICIdial does not say it itself
 * @param lines the most that it may have; without it we leave its lines alone
 * @param servers the entries by Asterisk
 */
public record RemoteAgent(
        @Doc("The entry's user_start, such as 9001.") String user,
        @Doc("The entry's campaign_id.") String campaign,

        @Doc("The in-group that sends calls here; VICIdial is asked first, for there may be several.")
        Optional<String> inGroup,

        @Doc(
                "How many users follow user_start, 1 to 255: the entry's lines then follow the free slots of the agent nodes, up to this. Without it they stay as they are in VICIdial.")
        Optional<Integer> lines,

        @Default
        @Doc(
                "Needed where there are several telephony servers or dialers: the entry on each, by the name of the Asterisk.")
        Map<String, OnServer> servers) {
    /** The most that VICIdial's column holds. */
    private static final int MOST_LINES = 255;

    /** Refuses what VICIdial would cut or strip. */
    public RemoteAgent {
        new Checks()
                .understood("user", () -> new AgentUser(user))
                .understood("campaign", () -> new CampaignId(campaign))
                .understood("inGroup", () -> inGroup.ifPresent(InGroup::new))
                .understood("lines", () -> lines.ifPresent(RemoteAgent::check))
                .done();
        servers = Map.copyOf(servers);
    }

    /** An entry on the only telephony server, whose lines we leave alone. */
    public RemoteAgent(String user, String campaign, Optional<String> inGroup) {
        this(user, campaign, inGroup, Optional.empty(), Map.of());
    }

    /**
     * The entry on one telephony server.
     *
     * @param user its user_start
     * @param lines the most that it may have; without it we leave its lines alone
     */
    public record OnServer(
            @Doc("The user_start of the entry on this server.")
            String user,

            @Doc("How many users follow it, 1 to 255; without it its lines stay as they are in VICIdial.")
            Optional<Integer> lines) {
        /** Refuses what VICIdial would cut or strip. */
        public OnServer {
            new Checks()
                    .understood("user", () -> new AgentUser(user))
                    .understood("lines", () -> lines.ifPresent(RemoteAgent::check))
                    .done();
        }
    }

    private static void check(int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException(
                    "lines from 1 to 255 wanted, got " + lines + "; give the number of users behind the entry");
        }
    }

    /** The entry whose calls come in on that Asterisk. */
    public OnServer on(String asterisk) {
        OnServer there = servers.get(asterisk);
        return there == null ? new OnServer(user, lines) : there;
    }

    /** The same, as the calls of that Asterisk see it. */
    public RemoteAgent seenFrom(String asterisk) {
        OnServer there = on(asterisk);
        return new RemoteAgent(there.user(), campaign, inGroup, there.lines(), servers);
    }
}
