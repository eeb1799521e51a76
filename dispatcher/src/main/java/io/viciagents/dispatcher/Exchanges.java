package io.viciagents.dispatcher;

import io.micrometer.core.instrument.Gauge;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.dispatcher.AsteriskDuty.Served;
import io.viciagents.dispatcher.ari.AsteriskConnection;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.CallThreads;
import io.viciagents.dispatcher.call.Chronicle;
import io.viciagents.dispatcher.call.DialplanEnds;
import io.viciagents.dispatcher.call.Exchange;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.call.MeteredTimes;
import io.viciagents.dispatcher.call.Moves;
import io.viciagents.dispatcher.call.News;
import io.viciagents.dispatcher.call.OverheardKeys;
import io.viciagents.dispatcher.call.Pool;
import io.viciagents.dispatcher.call.Records;
import io.viciagents.dispatcher.call.ReplicatedRecords;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.call.VirtualThreads;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.history.CallHistory;
import io.viciagents.dispatcher.outbox.Postbox;
import io.viciagents.dispatcher.ownership.Doorkeeper;
import io.viciagents.dispatcher.ownership.Duties;
import io.viciagents.dispatcher.ownership.Duty;
import io.viciagents.dispatcher.ownership.FencedAgents;
import io.viciagents.dispatcher.ownership.FencedEnds;
import io.viciagents.dispatcher.ownership.FencedSwitchboard;
import io.viciagents.dispatcher.pause.PauseRoutes;
import io.viciagents.dispatcher.pause.PausedAgents;
import io.viciagents.dispatcher.pause.Pauses;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Wanted;
import io.viciagents.dispatcher.tracing.CallTraces;
import io.viciagents.dispatcher.vicidial.DialerDesk;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.service.Running;
import io.viciagents.service.ops.Access;
import io.viciagents.service.ops.OpsAnswer;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts together what serves the calls of an Asterisk, anew for each tenure. Mutable: who serves which. Any thread; tenures
 * begin on the ownership's.
 */
final class Exchanges implements Duties {
    /** So many postings are given to one dialer at a time; its API does some ten a second. */
    private static final int POSTINGS_AT_ONCE = 8;

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("tenure").start(task);
    private static final Logger log = LoggerFactory.getLogger(Exchanges.class);

    private final DispatcherConfiguration configuration;
    private final Running running;
    private final ClusterMember member;
    private final KnownNodes nodes;
    private final MeteredTimes times;
    private final Routes routes;
    private final SecondEars ears;
    private final Dialers dialers;
    private final Optional<Database> database;
    private final CallHistory history;
    private final Outbox outbox;
    private final Pauses pauses;
    private final Records records;
    private final Map<String, LiveCalls> serving = new ConcurrentHashMap<>();
    private final Map<String, AsteriskConnection> connections = new ConcurrentHashMap<>();
    /** Whatever is made is made one after the other, so that the last tenure of an Asterisk is the one that is known. */
    private CompletableFuture<Served> making = CompletableFuture.failedFuture(new IllegalStateException("none before"));

    Exchanges(DispatcherConfiguration configuration, Running running, ClusterMember member, KnownNodes nodes) {
        this.configuration = configuration;
        this.running = running;
        this.member = member;
        this.nodes = nodes;
        this.times = new MeteredTimes(
                running.meters(), Clock.systemUTC(), configuration.limits().firstAudio());
        this.routes = new Routes(configuration.routes());
        this.records = new ReplicatedRecords(member.calls(), member.conversations());
        configuration.asterisks().forEach(this::count);
        running.life().onStop("asterisks", this::leave);
        this.ears = running.life().opened("second ears", secondEars());
        this.dialers = running.life().opened("dialers", connected());
        dialers.warmUp();
        this.database = configuration
                .database()
                .map(settings ->
                        running.life().opened("database", Database.open(member.vertx(), settings, running.meters())));
        this.history = database.map(
                        there -> new Annals(configuration, running, member).open(there, nodes, dialers, routes))
                .orElse(CallHistory.NONE)
                .and(traces());
        this.outbox = outbox(dialers.clerk());
        this.pauses = running.life()
                .opened(
                        "pauses",
                        Pauses.open(
                                member.pauses(),
                                database,
                                Clock.systemUTC(),
                                known -> serving.values()
                                        .forEach(calls -> calls.census().handToHumans(known::stopsAll))));
        PauseRoutes.add(running.ops(), pauses, routes);
        running.ops().post("/dialers/try-login-again", Access.TOKEN, request -> {
            dialers.tryLoginsAgain();
            return OpsAnswer.text(
                    200,
                    "each dialer is asked again; when it accepts the login, the other dispatchers ask it again, too");
        });
    }

    private void leave() {
        Relief.leave(connections.values(), member.dispatchers().size() > 1);
    }

    private Dialers connected() {
        return Dialers.among(
                member.refusals(), configuration.dialers(), member.vertx(), running.meters(), Clock.systemUTC());
    }

    private CallHistory traces() {
        return configuration
                .tracing()
                .<CallHistory>map(
                        settings -> running.life().opened("traces", CallTraces.open(configuration.name(), settings)))
                .orElse(CallHistory.NONE);
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

    private SecondEars secondEars() {
        OverheardKeys overheard = new OverheardKeys(
                records, member.lines(), configuration.limits().request());
        return SecondEars.open(configuration, member.vertx(), overheard, EarlierDispatchers.among(member.lines()));
    }

    /** Which calls needed another node of late. */
    Moves moves() {
        return times.moves();
    }

    /** What VICIdial must be told goes here. */
    Outbox outbox() {
        return outbox;
    }

    @Override
    public Duty begin(String name, Authority authority, News news) {
        CompletableFuture<Served> made = making.handleAsync((before, failed) -> serve(name, authority, news), THREADS);
        making = made.whenComplete((served, failed) -> {
            if (failed != null) {
                log.atError().addKeyValue("asterisk", name).setCause(failed).log("it is ours, and cannot be served");
            }
        });
        return new AsteriskDuty(member.vertx(), made);
    }

    /** On a thread of its own, so that the connection gets an event loop of its own. */
    private Served serve(String name, Authority authority, News news) {
        AsteriskConfiguration asterisk = configuration.asterisks().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        AsteriskConnection connection =
                new AsteriskConnection(member.vertx(), asterisk.ari(), running.meters(), ears.at(name));
        Switchboard fenced = new FencedSwitchboard(connection, authority);
        CallThreads threads = new VirtualThreads();
        LiveCalls calls = new LiveCalls(
                exchange(asterisk, fenced, authority), routes, Clock.systemUTC(), threads, authority, news);
        serving.put(name, calls);
        connections.put(name, connection);
        connection.listen(new ReadyWhenConnected(
                running.life().readiness().expect(gate(name), "ARI is not connected; the log says why"),
                new Doorkeeper(calls, authority, new DialplanEnds(connection), threads)));
        return new Served(connection, calls);
    }

    /** What an Asterisk is called among the things that must be ready. */
    static String gate(String asterisk) {
        return "asterisk " + asterisk;
    }

    /** Lets the lines of remote-agent entries follow, when everything else is there. */
    void startCapacity() {
        running.life()
                .opened(
                        "capacity",
                        new CapacityStart(configuration, routes, dialers, nodes, pauses)
                                .start(member, this::served, running.meters()));
    }

    private List<ServedCalls.Asterisk> served() {
        return serving.values().stream()
                .flatMap(calls -> calls.census().told().stream())
                .toList();
    }

    /** Whether an Asterisk certainly is ours and its events come. */
    boolean hears(String asterisk) {
        return served().stream().anyMatch(one -> one.name().equals(asterisk) && one.connected());
    }

    /** The calls of the Asterisk servers that this dispatcher has, or had. */
    Collection<LiveCalls> serving() {
        return serving.values();
    }

    /** An agent node is lost. */
    void nodeLost(String node) {
        serving.values().forEach(calls -> calls.nodeLost(node));
    }

    /** A node speaks of a call; false when nobody here knows it, or not yet. */
    boolean reported(NodeReport report) {
        LiveCalls calls = serving.get(report.call().asterisk());
        return calls != null && calls.reported(report);
    }

    private void count(AsteriskConfiguration asterisk) {
        Gauge.builder(
                        "calls.live",
                        () -> Optional.ofNullable(serving.get(asterisk.name()))
                                .map(LiveCalls::count)
                                .orElse(0))
                .description("calls that are up")
                .tag("asterisk", asterisk.name())
                .register(running.meters());
    }

    private DialerDesk desk(AsteriskConfiguration asterisk, Switchboard switchboard) {
        return asterisk.dialer()
                .map(dialer -> dialers.desk(dialer, switchboard, routes, outbox))
                .orElseGet(() -> DialerDesk.none(switchboard));
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

    private Exchange exchange(AsteriskConfiguration asterisk, Switchboard fenced, Authority authority) {
        DialerDesk desk = desk(asterisk, fenced);
        Pool pool = new Pool(nodes, member.lines(), configuration.limits(), System::nanoTime, wishes(asterisk));
        return new Exchange(
                fenced,
                new FencedAgents(new PausedAgents(pool, routes, pauses, running.meters()), authority),
                desk.leads(),
                new FencedEnds(desk.ends(), authority),
                desk.requests(),
                desk.books(),
                records,
                configuration.limits(),
                times,
                new Chronicle(history, desk.leads(), Clock.systemUTC()));
    }
}
