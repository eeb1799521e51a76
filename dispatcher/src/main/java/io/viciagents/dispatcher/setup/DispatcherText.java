package io.viciagents.dispatcher.setup;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the dispatcher's configuration for a site: to begin with, secrets by their places. */
final class DispatcherText {
    private DispatcherText() {}

    static String of(Site site, Map<String, AsteriskFiles> servers) {
        StringBuilder text = new StringBuilder("""
                # The dispatcher of this dialer, written by vici-setup to begin with. Every key: dispatcher --check-config
                asterisks:
                """);
        servers.forEach((name, server) -> text.append("  - name: ")
                .append(name)
                .append("\n    url: ")
                .append(server.url())
                .append("\n    user: ")
                .append(site.ari().user())
                .append("\n    password: {env: ARI_PASSWORD}\n    application: ")
                .append(site.ari().application())
                .append('\n'));
        text.append("routes:\n");
        Map<String, String> profiles = new LinkedHashMap<>();
        site.agents().forEach(entry -> profiles.putIfAbsent(entry.extension(), entry.profile()));
        profiles.forEach((extension, profile) -> text.append("  \"")
                .append(extension)
                .append("\":\n    profile: ")
                .append(profile)
                .append("\n    fallback: {type: in-group, name: ")
                .append(site.humans().inGroup())
                .append("}\n"));
        return text.toString();
    }
}
