package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** What the parts of a {@link Site} must be to each other. */
final class SiteChecks {
    private final Checks checks = new Checks();

    private SiteChecks() {}

    static void check(
            String dialer,
            URI web,
            List<Server> servers,
            List<Campaign> campaigns,
            List<InGroupPlan> inGroups,
            List<AgentLines> agents) {
        SiteChecks all = new SiteChecks();
        all.checks
                .that(Words.NAME.fits(dialer), "dialer", Words.NAME.refusal(dialer))
                .that(
                        List.of("http", "https").contains(String.valueOf(web.getScheme())) && web.getHost() != null,
                        "web",
                        "an address such as https://dialer.example wanted; change it");
        all.present("servers", servers);
        all.present("campaigns", campaigns);
        all.present("agents", agents);
        all.different("servers", "name", servers, Server::name);
        all.different("servers", "ip", servers, Server::ip);
        all.different("campaigns", "id", campaigns, Campaign::id);
        all.different("inGroups", "id", inGroups, InGroupPlan::id);
        all.users(agents);
        for (int index = 0; index < agents.size(); index++) {
            all.entry("agents[" + index + "].", agents.get(index), servers, campaigns, inGroups);
        }
        all.extensions(agents);
        all.checks.done();
    }

    static void checkWords(String userGroup, String vicidialContext, int fastAgiPort) {
        new Checks()
                .that(Words.USER_GROUP.fits(userGroup), "userGroup", Words.USER_GROUP.refusal(userGroup))
                .that(Words.CONTEXT.fits(vicidialContext), "vicidialContext", Words.CONTEXT.refusal(vicidialContext))
                .that(
                        fastAgiPort > 0 && fastAgiPort < 65_536,
                        "fastAgiPort",
                        "1 to 65535 wanted, got " + fastAgiPort + "; 4577 is VICIdial's")
                .done();
    }

    private void present(String key, List<?> list) {
        checks.that(!list.isEmpty(), key, "none is given; name at least one");
    }

    private <T> void different(String key, String part, List<T> list, Function<T, String> word) {
        for (int index = 1; index < list.size(); index++) {
            String here = word.apply(list.get(index));
            boolean twin = list.subList(0, index).stream().map(word).anyMatch(here::equals);
            checks.that(
                    !twin,
                    key + "[" + index + "]." + part,
                    "'" + here + "' is given to two of them; give each one of its own");
        }
    }

    private void users(List<AgentLines> agents) {
        for (int index = 1; index < agents.size(); index++) {
            AgentLines here = agents.get(index);
            for (int earlier = 0; earlier < index; earlier++) {
                AgentLines other = agents.get(earlier);
                checks.that(
                        !here.sharesUsersWith(other),
                        "agents[" + index + "].firstUser",
                        "its users " + here.firstUser() + " to " + here.lastUser() + " overlap with "
                                + other.firstUser() + " to " + other.lastUser() + " of agents[" + earlier
                                + "]; start at " + (other.lastUser() + 1) + " or later");
            }
        }
    }

    private void entry(
            String key, AgentLines entry, List<Server> servers, List<Campaign> campaigns, List<InGroupPlan> inGroups) {
        List<String> names = servers.stream().map(Server::name).toList();
        checks.that(
                entry.server().isPresent() || servers.size() < 2,
                key + "server",
                "it is missing, and there are several servers; name one of " + names);
        entry.server()
                .ifPresent(name -> checks.that(
                        names.contains(name),
                        key + "server",
                        "there is no server '" + name + "'; name one of " + names));
        List<String> ids = campaigns.stream().map(Campaign::id).toList();
        checks.that(
                ids.contains(entry.campaign()),
                key + "campaign",
                "there is no campaign '" + entry.campaign() + "' in this file; name one of " + ids);
        List<String> groups = inGroups.stream().map(InGroupPlan::id).toList();
        for (int index = 0; index < entry.inGroups().size(); index++) {
            String group = entry.inGroups().get(index);
            checks.that(
                    groups.contains(group),
                    key + "inGroups[" + index + "]",
                    "there is no in-group '" + group + "' in this file; name one of " + groups);
        }
    }

    /** On one server an extension is one entry; on several it may be one for each, all of the same profile and campaign. */
    private void extensions(List<AgentLines> agents) {
        for (int index = 1; index < agents.size(); index++) {
            AgentLines here = agents.get(index);
            String key = "agents[" + index + "].";
            for (AgentLines other : agents.subList(0, index)) {
                if (here.extension().equals(other.extension())) {
                    sharing(key, here, other);
                }
            }
        }
    }

    private void sharing(String key, AgentLines here, AgentLines other) {
        checks.that(
                here.profile().equals(other.profile()),
                key + "extension",
                here.extension() + " is that of profile '" + other.profile()
                        + "', too, and the extension alone tells the profile; give it another");
        if (here.profile().equals(other.profile())) {
            checks.that(
                    !here.server().equals(other.server()),
                    key + "extension",
                    here.extension() + " is that of another entry of the same server, and calls would not tell which;"
                            + " give it another");
            checks.that(
                    here.campaign().equals(other.campaign()),
                    key + "campaign",
                    "extension " + here.extension() + " belongs to campaign '" + other.campaign()
                            + "' on another server; give it the same, or another extension");
        }
    }
}
