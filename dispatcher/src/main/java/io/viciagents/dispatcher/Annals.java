package io.viciagents.dispatcher;

import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.FileErasure;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.history.CallHistory;
import io.viciagents.dispatcher.history.HistoryWriter;
import io.viciagents.dispatcher.history.Housekeeping;
import io.viciagents.dispatcher.history.KeptEnds;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.reconcile.Nightly;
import io.viciagents.dispatcher.reconcile.NightlySettings;
import io.viciagents.dispatcher.reconcile.Nights;
import io.viciagents.dispatcher.reconcile.Reconciliation;
import io.viciagents.dispatcher.reconcile.Unheard;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.service.Running;
import java.time.Clock;
import java.time.Duration;

/** What is kept of calls, and who looks after it: the history, its retention, its comparison with VICIdial's books. */
record Annals(DispatcherConfiguration configuration, Running running, ClusterMember member) {
    /** Storage may be slow. */
    private static final Duration ERASING = Duration.ofSeconds(30);

    CallHistory open(Database there, KnownNodes nodes, Dialers dialers, Routes routes) {
        HistoryWriter history = running.life().opened("call history", HistoryWriter.open(there, running.meters()));
        running.life()
                .opened(
                        "housekeeping",
                        Housekeeping.open(
                                there,
                                configuration.retention(),
                                nodes::incarnations,
                                (node, calls) -> member.lines().erase(node, new FileErasure(calls), ERASING)));
        configuration
                .reconcile()
                .ifPresent(
                        settings -> running.life().opened("reconciliation", nightly(there, settings, dialers, routes)));
        return history;
    }

    private Nightly nightly(Database there, NightlySettings settings, Dialers dialers, Routes routes) {
        Reconciliation reconciliation = new Reconciliation(
                dialers::compare,
                dialers.clerk(),
                routes,
                time -> member.vertx().timer(time.toMillis()).await());
        Unheard unheard = Unheard.of(
                configuration.dialers(), configuration::asterisksOf, routes, member.vertx(), Clock.systemUTC());
        return Nightly.open(
                settings,
                reconciliation,
                unheard,
                new Nights(there, configuration.name()),
                new KeptEnds(there)::since,
                Clock.systemUTC(),
                running.meters());
    }
}
