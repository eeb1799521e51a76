package io.viciagents.dispatcher;

import io.micrometer.core.instrument.Gauge;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.ari.AriSettings;
import io.viciagents.dispatcher.ari.AsteriskConnection;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.CallThreads;
import io.viciagents.dispatcher.call.DialplanEnds;
import io.viciagents.dispatcher.call.Exchange;
import io.viciagents.dispatcher.call.Ids;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.call.MeteredTimes;
import io.viciagents.dispatcher.call.Pool;
import io.viciagents.dispatcher.call.Records;
import io.viciagents.dispatcher.call.ReplicatedRecords;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.call.VirtualThreads;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.outbox.Postbox;
import io.viciagents.dispatcher.ownership.Doorkeeper;
import io.viciagents.dispatcher.ownership.Duties;
import io.viciagents.dispatcher.ownership.Duty;
import io.viciagents.dispatcher.ownership.FencedAgents;
import io.viciagents.dispatcher.ownership.FencedEnds;
import io.viciagents.dispatcher.ownership.FencedSwitchboard;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.vicidial.DialerDesk;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.service.Running;
import io.viciagents.service.ops.Access;
import io.viciagents.service.ops.OpsAnswer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Puts together what serves the calls of an Asterisk, anew for each tenure. Mutable: who serves which. Any thread. */
final class Exchanges implements Duties {
    /** So many postings are given to one dialer at a time; its API does some ten a second. */
    private static final int POSTINGS_AT_ONCE = 8;

    private final DispatcherConfiguration configuration;
    private final Running running;
    private final ClusterMember member;
    private final KnownNodes nodes;
    private final MeteredTimes times;
    private final Routes routes;
    private final Dialers dialers;
    private final Optional<Database> database;
    private final Outbox outbox;
    private final Records records;
    private final Map<String, LiveCalls> serving = new ConcurrentHashMap<>();
    private final Map<String, AsteriskConnection> connections = new ConcurrentHashMap<>();

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
        running.life().onStop("asterisks", () -> connections.values().forEach(AsteriskConnection::close));
        this.dialers = running.life()
                .opened(
                        "dialers",
                        Dialers.of(configuration.dialers(), member.vertx(), running.meters(), Clock.systemUTC()));
        this.database = configuration
                .database()
                .map(settings ->
                        running.life().opened("database", Database.open(member.vertx(), settings, running.meters())));
        this.outbox = outbox(dialers.clerk());
        running.ops().post("/dialers/try-login-again", Access.TOKEN, request -> {
            dialers.tryLoginsAgain();
            return OpsAnswer.text(200, "the next request to each dialer tries the login again");
        });
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

    @Override
    public Duty begin(String name, Authority authority, LiveCalls.News news) {
        AsteriskConfiguration asterisk = configuration.asterisks().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        AsteriskConnection connection = new AsteriskConnection(member.vertx(), settings(asterisk), running.meters());
        Switchboard fenced = new FencedSwitchboard(connection, authority);
        CallThreads threads = new VirtualThreads();
        LiveCalls calls = new LiveCalls(
                exchange(fenced, desk(asterisk, fenced), authority),
                routes,
                Clock.systemUTC(),
                threads,
                authority,
                news);
        serving.put(name, calls);
        connections.put(name, connection);
        connection.listen(new ReadyWhenConnected(
                running.life().readiness().expect(gate(name), "ARI is not connected; the log says why"),
                new Doorkeeper(calls, authority, new DialplanEnds(connection), threads)));
        return new AsteriskDuty(member.vertx(), connection, calls);
    }

    /** What an Asterisk is called among the things that must be ready. */
    static String gate(String asterisk) {
        return "asterisk " + asterisk;
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

    private Exchange exchange(Switchboard fenced, DialerDesk desk, Authority authority) {
        return new Exchange(
                fenced,
                new FencedAgents(new Pool(nodes, member.lines(), configuration.limits(), System::nanoTime), authority),
                desk.leads(),
                new FencedEnds(desk.ends(), authority),
                desk.requests(),
                desk.books(),
                records,
                configuration.limits(),
                times);
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
}
