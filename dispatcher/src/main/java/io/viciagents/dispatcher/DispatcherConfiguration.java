package io.viciagents.dispatcher;

import io.viciagents.cluster.ClusterSettings;
import io.viciagents.dispatcher.call.Limits;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.capacity.CapacitySettings;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.history.Retention;
import io.viciagents.dispatcher.reconcile.NightlySettings;
import io.viciagents.dispatcher.tracing.TracingSettings;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.service.ServiceConfiguration;
import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.log.LogSettings;
import io.viciagents.service.ops.OpsHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration of a dispatcher.
 *
 * @param name for people: in logs, on pages
 * @param asterisks the Asterisk servers whose calls it may take
 * @param dialers the VICIdial dialers that the Asterisk servers belong to
 * @param routes what each extension stands for; {@code *} stands for all others
 * @param limits how long calls wait for others
 * @param capacity how often dialers are told their lines
 * @param cluster how it joins the cluster
 * @param database where call history and the outbox are kept for good
 * @param retention how long calls are kept
 * @param reconcile when calls are held against VICIdial's books by themselves
 * @param lease how long it owns an Asterisk without being confirmed
 * @param http where operators ask
 * @param tracing where traces of calls go
 * @param log how it logs
 * @param stopWithin how long a stop may take
 */
public record DispatcherConfiguration(
        @Default("dispatcher") @Doc("Give each dispatcher its own name, so that people can tell them apart.")
        String name,

        @Doc("Every telephony server that sends calls to ai-inbound or ai-outbound.")
        List<AsteriskConfiguration> asterisks,

        @Default("")
        @Doc("Every VICIdial that an Asterisk belongs to: calls end by its API, and its books are kept right.")
        List<DialerSettings> dialers,

        @Doc(
                "By extension (VICIdial's conf_exten): the agent profile that answers, and where callers go when none can.")
        Map<String, Route> routes,

        @Default @Doc("How long a call waits for nodes, Asterisk and VICIdial.")
        Limits limits,

        @Default
        @Doc(
                "How the lines of remote-agent entries follow the free slots of the agent nodes; each entry by its route's remoteAgent.lines.")
        CapacitySettings capacity,

        @Default @Doc("How the members of the cluster find each other.")
        ClusterSettings cluster,

        @Doc(
                "Without it what VICIdial must still be told is lost when all dispatchers end, and there is no call history.")
        Optional<DatabaseSettings> database,

        @Default @Doc("How long calls are kept: records, transcripts and recordings.")
        Retention retention,

        @Doc("Each night our calls are held against VICIdial's books: {zone: America/New_York}. Needs a database.")
        Optional<NightlySettings> reconcile,

        @Default("1s")
        @Doc(
                "How long this dispatcher owns an Asterisk without being confirmed by the others: longer where machines pause for longer; a quarter more passes before another takes over.")
        Duration lease,

        @Default("{port: 8081}") @Doc("Where operators and Prometheus ask.")
        OpsHttp http,

        @Doc("Traces of calls by OpenTelemetry; none without it.")
        Optional<TracingSettings> tracing,

        @Default @Doc("How it logs.") LogSettings log,

        @Default("10s") @Doc("How long a stop may take; calls go on meanwhile and are taken over afterwards.")
        Duration stopWithin)
        implements ServiceConfiguration {
    /** Refuses what could serve nobody. */
    public DispatcherConfiguration {
        asterisks = List.copyOf(asterisks);
        dialers = List.copyOf(dialers);
        routes = Map.copyOf(routes);
        long names =
                asterisks.stream().map(AsteriskConfiguration::name).distinct().count();
        new Checks()
                .that(!asterisks.isEmpty(), "asterisks", "it is empty; name at least one Asterisk")
                .that(names == asterisks.size(), "asterisks", "two have the same name; give each a name of its own")
                .that(
                        reconcile.isEmpty() || database.isPresent(),
                        "reconcile",
                        "it needs our own record of calls: name a database, too")
                .that(!routes.isEmpty(), "routes", "it is empty; name at least one extension, or '*' for all")
                .that(
                        lease.toMillis() >= 200 && lease.toSeconds() <= 60,
                        "lease",
                        lease + " is out of range; give one from 200ms to 60s")
                .done();
        DialerCheck.check(dialers, asterisks, routes);
    }

    /** The names of the Asterisk servers that belong to a dialer. */
    List<String> asterisksOf(String dialer) {
        return asterisks.stream()
                .filter(asterisk -> asterisk.dialer().filter(dialer::equals).isPresent())
                .map(AsteriskConfiguration::name)
                .toList();
    }
}
