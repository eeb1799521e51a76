package io.viciagents.dispatcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.capacity.Capacity;
import io.viciagents.dispatcher.pause.Pauses;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.Dialers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What it takes to tell dialers their lines.
 *
 * @param configuration which dialer an Asterisk belongs to, and how often
 * @param routes which entry delivers where
 * @param dialers whom to tell
 * @param nodes how much they can take
 * @param pauses what somebody has stopped by command
 */
record CapacityStart(
        DispatcherConfiguration configuration, Routes routes, Dialers dialers, KnownNodes nodes, Pauses pauses) {
    /** Begins to tell them. */
    Capacity start(ClusterMember member, Supplier<List<ServedCalls.Asterisk>> served, MeterRegistry meters) {
        return Capacity.start(new Capacity.Parts(
                configuration.capacity(),
                routes,
                dialersOfAsterisks(configuration),
                guaranteedSlots(configuration),
                dialers::remoteAgents,
                member,
                nodes::candidates,
                served,
                (dialer, extension) ->
                        routes.find(extension).filter(pauses::stops).isPresent(),
                meters));
    }

    private static Map<String, String> dialersOfAsterisks(DispatcherConfiguration configuration) {
        return configuration.asterisks().stream()
                .filter(asterisk -> asterisk.dialer().isPresent())
                .collect(Collectors.toMap(
                        AsteriskConfiguration::name,
                        asterisk -> asterisk.dialer().orElseThrow()));
    }

    private static Map<String, Integer> guaranteedSlots(DispatcherConfiguration configuration) {
        return configuration.dialers().stream()
                .collect(Collectors.toMap(DialerSettings::name, DialerSettings::guaranteedSlots));
    }
}
