package io.viciagents.dispatcher.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the dispatcher's configuration for a site: to begin with, secrets by their places. */
final class DispatcherText {
    private final Site site;
    private final Map<String, AsteriskFiles> servers;
    private final StringBuilder text = new StringBuilder();

    private DispatcherText(Site site, Map<String, AsteriskFiles> servers) {
        this.site = site;
        this.servers = servers;
    }

    static String of(Site site, Map<String, AsteriskFiles> servers) {
        return new DispatcherText(site, servers).text();
    }

    private String text() {
        line(
                "# The dispatcher of this dialer, written by vici-setup to begin with. Every key: dispatcher --check-config");
        line(
                "# Secrets come from the environment: ARI_PASSWORD, VICIDIAL_PASSWORD. To pause and resume calls by command,");
        line("# give it a token, too: http: {port: 8081, token: {env: OPS_TOKEN}}");
        line("asterisks:");
        servers.forEach(this::asterisk);
        line("dialers:");
        dialer();
        line("routes:");
        site.agents().stream()
                .collect(Collectors.groupingBy(AgentLines::extension, LinkedHashMap::new, Collectors.toList()))
                .forEach((extension, entries) -> route(extension, entries));
        return text.toString();
    }

    private void asterisk(String name, AsteriskFiles server) {
        line("  - name: " + name);
        line("    url: " + server.url());
        line("    user: " + site.ari().user());
        line("    password: {env: ARI_PASSWORD}");
        line("    application: " + site.ari().application());
        line("    dialer: " + site.dialer());
    }

    private void dialer() {
        line("  - name: " + site.dialer());
        line("    web: " + site.web());
        line("    user: " + site.api().user());
        line("    password: {env: VICIDIAL_PASSWORD}");
        line("    source: " + site.api().source());
        line("    zone: " + site.zone() + "  # of the dialer's server");
        line("    # statuses: [...]         # your own, beside VICIdial's; others are not sent");
        line("    # callHours: {from: \"09:00\", until: \"20:00\"}  # for call-backs, in the caller's own time");
    }

    /** Its entries: the only one, or one on each server. */
    private void route(String extension, List<AgentLines> entries) {
        AgentLines first = entries.getFirst();
        line("  \"" + extension + "\":");
        line("    profile: " + first.profile());
        line("    fallback: {type: in-group, name: " + site.humans().inGroup() + "}");
        line("    remoteAgent:");
        line("      user: \"" + first.firstUser() + "\"");
        line("      campaign: " + first.campaign());
        entries.stream()
                .flatMap(entry -> entry.inGroups().stream())
                .findFirst()
                .ifPresent(inGroup -> line("      inGroup: " + inGroup));
        if (site.isCluster()) {
            line("      servers:");
            entries.forEach(entry -> line("        " + site.serverOf(entry).name() + ": {user: \"" + entry.firstUser()
                    + "\", lines: " + entry.lines() + "}"));
        } else {
            line("      lines: " + first.lines());
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
