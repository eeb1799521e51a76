package io.viciagents.dispatcher;

import io.micrometer.core.instrument.Gauge;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.FileErasure;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.dispatcher.ari.AriSettings;
import io.viciagents.dispatcher.ari.AsteriskConnection;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.call.Chronicle;
import io.viciagents.dispatcher.call.Exchange;
import io.viciagents.dispatcher.call.Ids;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.call.MeteredTimes;
import io.viciagents.dispatcher.call.Pool;
import io.viciagents.dispatcher.call.ReplicatedRecords;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.call.Undisputed;
import io.viciagents.dispatcher.call.VirtualThreads;
import io.viciagents.dispatcher.capacity.Capacity;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.history.CallHistory;
import io.viciagents.dispatcher.history.HistoryWriter;
import io.viciagents.dispatcher.history.Housekeeping;
import io.viciagents.dispatcher.outbox.Postbox;
import io.viciagents.dispatcher.pause.PauseRoutes;
import io.viciagents.dispatcher.pause.PausedAgents;
import io.viciagents.dispatcher.pause.Pauses;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Wanted;
import io.viciagents.dispatcher.vicidial.DialerDesk;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.service.Running;
import io.viciagents.service.life.Readiness;
import io.viciagents.service.ops.Access;
import io.viciagents.service.ops.OpsAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what serves the calls of each Asterisk. Used once, by the thread that starts the dispatcher. */
final class Exchanges {
    private static final Logger log = LoggerFactory.getLogger(Exchanges.class);

    /** So many postings are given to one dialer at a time; its API does some ten a second. */
    private static final int POSTINGS_AT_ONCE = 8;

    /** Storage may be slow. */
    private static final Duration ERASING = Duration.ofSeconds(30);

    private final DispatcherConfiguration configuration;
    private final Running running;
    private final ClusterMember member;
    private final KnownNodes nodes;
    private final MeteredTimes times;
    private final Routes routes;
    private final Dialers dialers;
    private final Optional<Database> database;
    private final CallHistory history;
    private final Outbox outbox;
    private final Pauses pauses;
    private final List<Runnable> listening = new ArrayList<>();
    private final List<LiveCalls> serving = new CopyOnWriteArrayList<>();

    Exchanges(DispatcherConfiguration configuration, Running running, ClusterMember member, KnownNodes nodes) {
        this.configuration = configuration;
        this.running = running;
        this.member = member;
        this.nodes = nodes;
        this.times = new MeteredTimes(
                running.meters(), Clock.systemUTC(), configuration.limits().firstAudio());
        this.routes = new Routes(configuration.routes());
        this.dialers = running.life()
                .opened(
                        "dialers",
                        Dialers.of(configuration.dialers(), member.vertx(), running.meters(), Clock.systemUTC()));
        this.database = configuration
                .database()
                .map(settings ->
                        running.life().opened("database", Database.open(member.vertx(), settings, running.meters())));
        this.history = database.<CallHistory>map(
                        there -> running.life().opened("call history", HistoryWriter.open(there, running.meters())))
                .orElse(CallHistory.NONE);
        database.ifPresent(there -> running.life().opened("housekeeping", housekeeping(there)));
        this.outbox = outbox(dialers.clerk());
        this.pauses = running.life()
                .opened(
                        "pauses",
                        Pauses.open(
                                member.pauses(),
                                database,
                                Clock.systemUTC(),
                                known -> serving.forEach(calls -> calls.census().handToHumans(known::stopsAll))));
        PauseRoutes.add(running.ops(), pauses, routes);
        running.ops().post("/dialers/try-login-again", Access.TOKEN, request -> {
            dialers.tryLoginsAgain();
            return OpsAnswer.text(200, "the next request to each dialer tries the login again");
        });
    }

    private Housekeeping housekeeping(Database there) {
        return Housekeeping.open(
                there,
                configuration.retention(),
                nodes::incarnations,
                (node, calls) -> member.lines().erase(node, new FileErasure(calls), ERASING));
    }

    private Outbox outbox(Clerk clerk) {
        return running.life()
                .opened(
                        "outbox",
                        Postbox.open(new Postbox.Parts(
                                member.postings(),
                                member.member(),
                                member::dispatchers,
                                database,
                                clerk,
                                POSTINGS_AT_ONCE,
                                running.meters())));
    }

    /** What VICIdial must be told goes here. */
    Outbox outbox() {
        return outbox;
    }

    LiveCalls open(AsteriskConfiguration asterisk) {
        AsteriskConnection connection = new AsteriskConnection(member.vertx(), settings(asterisk), running.meters());
        running.life().onStop("asterisk " + asterisk.name(), connection::close);
        LiveCalls calls = new LiveCalls(
                exchange(asterisk, connection, desk(asterisk, connection)),
                routes,
                Clock.systemUTC(),
                new VirtualThreads(),
                new Undisputed(fence()),
                () -> replaced(asterisk, connection));
        serving.add(calls);
        Gauge.builder("calls.live", calls, LiveCalls::count)
                .description("calls that are up")
                .tag("asterisk", asterisk.name())
                .register(running.meters());
        Readiness.Gate ready = running.life()
                .readiness()
                .expect("asterisk " + asterisk.name(), "ARI is not connected; the log says why");
        listening.add(() -> connection.listen(new ReadyWhenConnected(ready, calls)));
        return calls;
    }

    /** Nodes that come later may have obeyed a dispatcher before us: the time is later than its, too. */
    private Fence fence() {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return new Fence(Math.max(nodes.highestEpoch() + 1, now), member.incarnation());
    }

    /** Begins to take calls, when everything else is there. */
    void listen() {
        listening.forEach(Runnable::run);
        running.life()
                .opened(
                        "capacity",
                        Capacity.start(new Capacity.Parts(
                                configuration.capacity(),
                                routes,
                                dialersOfAsterisks(),
                                guaranteedSlots(),
                                dialers::remoteAgents,
                                member,
                                nodes::candidates,
                                this::served,
                                (dialer, extension) -> routes.find(extension)
                                        .filter(pauses::stops)
                                        .isPresent(),
                                running.meters())));
    }

    private List<ServedCalls.Asterisk> served() {
        return serving.stream().flatMap(calls -> calls.census().told().stream()).toList();
    }

    private Map<String, String> dialersOfAsterisks() {
        return configuration.asterisks().stream()
                .filter(asterisk -> asterisk.dialer().isPresent())
                .collect(Collectors.toMap(
                        AsteriskConfiguration::name,
                        asterisk -> asterisk.dialer().orElseThrow()));
    }

    private Map<String, Integer> guaranteedSlots() {
        return configuration.dialers().stream()
                .collect(Collectors.toMap(DialerSettings::name, DialerSettings::guaranteedSlots));
    }

    private DialerDesk desk(AsteriskConfiguration asterisk, AsteriskConnection connection) {
        return asterisk.dialer()
                .map(dialer -> dialers.desk(dialer, connection, routes, outbox))
                .orElseGet(() -> DialerDesk.none(connection));
    }

    private Function<Assignment, Wanted> wishes(AsteriskConfiguration asterisk) {
        return assignment -> new Wanted(
                assignment.profile(),
                assignment
                        .caller()
                        .flatMap(caller -> routes.find(caller.extension()))
                        .map(Route::labels)
                        .orElse(Map.of()),
                asterisk.zone().orElse(""),
                assignment.call().toString());
    }

    private Exchange exchange(AsteriskConfiguration asterisk, AsteriskConnection connection, DialerDesk desk) {
        return new Exchange(
                connection,
                new PausedAgents(
                        new Pool(nodes, member.lines(), configuration.limits(), System::nanoTime, wishes(asterisk)),
                        routes,
                        pauses,
                        running.meters()),
                desk.leads(),
                desk.ends(),
                desk.requests(),
                desk.books(),
                new ReplicatedRecords(member.calls(), member.conversations()),
                configuration.limits(),
                times,
                new Chronicle(history, desk.leads(), Clock.systemUTC()));
    }

    private static AriSettings settings(AsteriskConfiguration asterisk) {
        return new AriSettings(
                asterisk.name(),
                asterisk.url(),
                asterisk.user(),
                () -> asterisk.password().reveal(),
                asterisk.application(),
                Ids.MEDIA,
                asterisk.mediaHost(),
                AriSettings.Limits.STANDARD);
    }

    /** Standing by would leave Asterisk deaf for ever once the other client has gone: take the application back. */
    private static void replaced(AsteriskConfiguration asterisk, AsteriskConnection connection) {
        log.atError()
                .addKeyValue("asterisk", asterisk.name())
                .log(
                        "another client took our application {}: taking it back; stop the other one, for both lose calls",
                        asterisk.application());
        connection.reconnect();
    }
}
