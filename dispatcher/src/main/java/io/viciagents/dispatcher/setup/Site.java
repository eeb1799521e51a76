package io.viciagents.dispatcher.setup;

import io.viciagents.dispatcher.vicidial.ReadOnlyAccount;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.vicidial.api.ApiLogin;
import io.viciagents.vicidial.api.DialerAccess;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What we must know of a dialer to set it up and to look after it: the file that {@code vici-setup} and
 * {@code vici-doctor} read.
 *
 * @param dialer what we call it
 * @param web its web server
 * @param api by whom we speak to VICIdial
 * @param ari by whom we speak to Asterisk
 * @param servers its telephony servers
 * @param campaigns whose calls AI agents take
 * @param inGroups whose callers AI agents answer
 * @param agents the remote-agent entries
 * @param humans where callers go whom no AI agent can serve
 * @param userGroup of the lines' users
 * @param vicidialContext where VICIdial's own extensions are
 * @param timeZone of its server
 * @param fastAgiPort of VICIdial's FastAGI server on each telephony server
 * @param database a look into its tables
 */
public record Site(
        @Default("main") @Doc("What we call the dialer, in records and metrics.")
        String dialer,

        @Doc("Its web server, such as https://dialer.example: passwords travel there.")
        URI web,

        @Doc("By whom we speak to VICIdial.") ApiUser api,

        @Doc("By whom we speak to Asterisk.") AriUser ari,

        @Doc("Its telephony servers.") List<Server> servers,

        @Doc("Whose calls AI agents take; inbound lines belong to one, too.")
        List<Campaign> campaigns,

        @Default @Doc("Whose callers AI agents answer.") List<InGroupPlan> inGroups,

        @Doc("The remote-agent entries: lines of one profile on one server.")
        List<AgentLines> agents,

        @Doc("Where callers go whom no AI agent can serve.") Humans humans,

        @Default("ADMIN") @Doc("A group of your own that exists, so that reports can leave the AI lines out.")
        String userGroup,

        @Default("default") @Doc("The ext_context of the servers page.")
        String vicidialContext,

        @Doc(
                "The zone of its server, such as America/New_York: VICIdial keeps all times in it. Without it this machine's.")
        Optional<ZoneId> timeZone,

        @Default("4577")
        @Doc("Another one only if VICIdial's FastAGI server was moved: it must hear the end of each call.")
        int fastAgiPort,

        @Doc("A read-only account of its MariaDB: without it, what is set already cannot be seen.")
        Optional<ReadOnlyAccount> database) {
    /** Refuses what does not go together. */
    public Site {
        servers = List.copyOf(servers);
        campaigns = List.copyOf(campaigns);
        inGroups = List.copyOf(inGroups);
        agents = List.copyOf(agents);
        SiteChecks.check(dialer, web, servers, campaigns, inGroups, agents);
        SiteChecks.checkWords(userGroup, vicidialContext, fastAgiPort);
    }

    /** The server of an entry. */
    public Server serverOf(AgentLines entry) {
        return entry.server()
                .flatMap(name -> servers.stream()
                        .filter(server -> server.name().equals(name))
                        .findFirst())
                .orElse(servers.getFirst());
    }

    /** The entries of a server. */
    public List<AgentLines> agentsOn(Server server) {
        return agents.stream().filter(entry -> serverOf(entry).equals(server)).toList();
    }

    /** Where a server's ARI answers. */
    public URI ariOf(Server server) {
        return server.ari().orElseGet(() -> URI.create("http://" + ari.bind().orElse(server.ip()) + ":" + ari.port()));
    }

    /** How its APIs are reached. */
    public DialerAccess access() {
        return new DialerAccess(
                dialer, web, new ApiLogin(api.user(), api.password().reveal(), api.source()), Duration.ofSeconds(5));
    }

    /** The zone of the dialer's server. */
    public ZoneId zone() {
        return timeZone.orElseGet(ZoneId::systemDefault);
    }

    boolean isCluster() {
        return servers.size() > 1;
    }
}
