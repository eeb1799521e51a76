package io.viciagents.dispatcher.reconcile;

import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Routes;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of a dialer is ours.
 *
 * @param entries the user_start of each remote-agent entry
 * @param groups campaigns and in-groups that deliver calls to them
 */
record OurPart(Set<String> entries, Set<String> groups) {
    /** By the routes, as they are seen from the dialer's Asterisk servers. */
    static OurPart of(Routes routes, Collection<String> asterisks) {
        Set<String> entries = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        routes.byExtension().values().stream()
                .flatMap(route -> route.remoteAgent().stream())
                .forEach(entry -> {
                    asterisks.forEach(asterisk -> entries.add(entry.on(asterisk).user()));
                    groups(entry).forEach(groups::add);
                });
        return new OurPart(entries, groups);
    }

    private static Stream<String> groups(RemoteAgent entry) {
        return Stream.concat(Stream.of(entry.campaign()), entry.inGroup().stream());
    }
}
