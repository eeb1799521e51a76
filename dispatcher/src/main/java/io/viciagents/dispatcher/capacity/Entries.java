package io.viciagents.dispatcher.capacity;

import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the entries whose lines are ours to set: those whose route says how many they may have. */
final class Entries {
    private final Map<String, Entry> byKey = new TreeMap<>();

    private Entries() {}

    /**
     * All of them.
     *
     * @param dialers by Asterisk
     */
    static List<Entry> of(Routes routes, Map<String, String> dialers) {
        Entries entries = new Entries();
        new TreeMap<>(routes.byExtension())
                .forEach((extension, route) -> route.remoteAgent()
                        .ifPresent(agent -> new TreeMap<>(dialers)
                                .forEach(
                                        (asterisk, dialer) -> entries.add(extension, route, agent, asterisk, dialer))));
        return new ArrayList<>(entries.byKey.values());
    }

    private void add(String extension, Route route, RemoteAgent agent, String asterisk, String dialer) {
        if (!agent.servers().isEmpty() && !agent.servers().containsKey(asterisk)) {
            return;
        }
        RemoteAgent.OnServer there = agent.on(asterisk);
        there.lines()
                .map(most -> new Entry(
                        dialer, there.user(), extension, route.profile(), route.labels(), Set.of(asterisk), most))
                .ifPresent(entry -> byKey.merge(entry.key(), entry, Entries::onBoth));
    }

    private static Entry onBoth(Entry one, Entry other) {
        Set<String> asterisks = new HashSet<>(one.asterisks());
        asterisks.addAll(other.asterisks());
        return new Entry(one.dialer(), one.user(), one.extension(), one.profile(), one.labels(), asterisks, one.most());
    }
}
