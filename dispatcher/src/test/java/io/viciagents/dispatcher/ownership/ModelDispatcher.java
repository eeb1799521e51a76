package io.viciagents.dispatcher.ownership;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseReturn;
import io.viciagents.cluster.LeaseVotes;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeLines;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.cluster.lease.Electorate;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.Books;
import io.viciagents.dispatcher.call.Chronicle;
import io.viciagents.dispatcher.call.DialplanEnds;
import io.viciagents.dispatcher.call.Exchange;
import io.viciagents.dispatcher.call.Leads;
import io.viciagents.dispatcher.call.Limits;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.call.News;
import io.viciagents.dispatcher.call.Pool;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.call.Times;
import io.viciagents.dispatcher.history.CallHistory;
import io.viciagents.dispatcher.outbox.ModelOutbox;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Wanted;
import io.viciagents.dispatcher.watch.NodeWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A dispatcher as it runs in production, but for its lines, its clock and its threads. */
final class ModelDispatcher extends Creature implements Peers, Duties, NodeLines {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Limits LIMITS = new Limits(
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));
    private static final Routes ROUTES = new Routes(Map.of(
            "*",
            new Route(
                    "appointment",
                    MediaFormat.ULAW,
                    new NextStep.InGroup("HUMANS"),
                    "XFER",
                    "NP",
                    Optional.empty())));

    final Turns turns;
    final Ownership ownership;
    final KnownNodes nodes;
    final List<Tenancy> tenancies = new ArrayList<>();
    private final World world;
    private final Map<String, LiveCalls> serving = new TreeMap<>();
    private final ModelRecords records;
    private final ModelOutbox outbox;

    ModelDispatcher(String name, int electorate, World world) {
        super(name);
        this.world = world;
        this.turns = new Turns(this, world.fate);
        this.nodes = new KnownNodes(world.fate::nanoTime);
        this.outbox = new ModelOutbox(
                new ModelMemory(world.postings, () -> world.hasQuorum(this)),
                "member of " + name,
                () -> world.membersSeenBy(this));
        this.records = new ModelRecords(world, this, new ModelMemory(world.memory, () -> world.hasQuorum(this)));
        this.ownership = new Ownership(
                new Self(name, name, "member of " + name, world.asterisks.keySet(), 100 + world.fate.nanoTime() / 1_000_000),
                Pace.of(Duration.ofSeconds(1)),
                new Electorate(electorate),
                this,
                this,
                world.fate::nanoTime,
                step -> world.fate.in(Duration.ZERO, () -> take(step)),
                new Annals(new SimpleMeterRegistry(), CLOCK));
        NodeWatch watch = new NodeWatch(this, nodes, serving::values, world.fate::nanoTime);
        nodes.onLoss(node -> serving.values().forEach(live -> live.nodeLost(node)));
        every(Duration.ofMillis(50), ownership::tick);
        every(Duration.ofMillis(100), () -> ownership.seen(nodes.highestEpoch()));
        every(NodeWatch.PERIOD, watch::look);
        every(Duration.ofSeconds(1), outbox::retry);
    }

    private void every(Duration period, Runnable what) {
        world.fate.in(period, () -> {
            if (!dead) {
                if (!stalled) {
                    take(what);
                }
                every(period, what);
            }
        });
    }

    @Override
    void settle() {
        turns.run();
    }

    @Override
    void die() {
        super.die();
        tenancies.forEach(tenancy -> tenancy.connection.broken());
        turns.kill();
    }

    boolean holds(String asterisk) {
        if (dead || stalled) {
            return false;
        }
        for (Tenancy tenancy : tenancies) {
            if (tenancy.asterisk.equals(asterisk) && tenancy.authority.holds()) {
                return true;
            }
        }
        return false;
    }

    private void books(CallRef call, String disposition) {
        if (world.trouble && world.fate.oneIn(30)) {
            throw new IllegalStateException("the books are closed");
        }
        world.tell(name + " books " + call + " as " + disposition);
        outbox.record(call, disposition);
    }

    boolean reported(NodeReport report) {
        LiveCalls live = serving.get(report.call().asterisk());
        return live != null && live.reported(report);
    }

    /** One tenure of one Asterisk. */
    final class Tenancy implements Duty {
        /** The next owner needs a moment to come. */
        private static final Duration LINGER = Duration.ofSeconds(3);

        final String asterisk;
        final Authority authority;
        final ModelConnection connection;
        final LiveCalls live;

        Tenancy(String asterisk, Authority authority, News news) {
            this.asterisk = asterisk;
            this.authority = authority;
            this.connection = new ModelConnection(world, ModelDispatcher.this, world.asterisk(asterisk));
            this.live = new LiveCalls(exchange(), ROUTES, CLOCK, turns, authority, news);
            connection.listen(new Doorkeeper(live, authority, new DialplanEnds(connection), turns));
        }

        private Exchange exchange() {
            FencedSwitchboard fenced = new FencedSwitchboard(connection, authority);
            Leads leads = call -> Future.succeededFuture(Map.of());
            Pool pool = new Pool(
                    nodes,
                    ModelDispatcher.this,
                    LIMITS,
                    world.fate::nanoTime,
                    offer -> Wanted.of(offer.profile(), offer.call().toString()));
            return new Exchange(
                    fenced,
                    new FencedAgents(pool, authority),
                    leads,
                    new FencedEnds(new DialplanEnds(fenced), authority),
                    (call, asked) -> Future.failedFuture("nothing can be asked for"),
                    (call, outcome, leaving) -> books(call.call(), outcome.disposition()),
                    records,
                    LIMITS,
                    new Unmeasured(),
                    new Chronicle(CallHistory.NONE, leads, CLOCK));
        }

        @Override
        public void yieldAll() {
            live.yieldAll();
            world.fate.in(LINGER, () -> take(connection::close));
        }

        @Override
        public int calls() {
            return live.count();
        }

        @Override
        public void reconnect() {
            connection.connect();
        }

        @Override
        public void audit() {
            live.audit();
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    @Override
    public Duty begin(String asterisk, Authority authority, News news) {
        Tenancy tenancy = new Tenancy(asterisk, authority, news);
        tenancies.add(tenancy);
        serving.put(asterisk, tenancy.live);
        return tenancy;
    }

    @Override
    public Future<LeaseVotes> ask(String dispatcher, LeaseRequest request) {
        return world.dispatcher(dispatcher)
                .map(other -> world.ask(
                        this, other, Duration.ofSeconds(1), () -> other.ownership.votes().asked(request)))
                .orElseGet(() -> Future.failedFuture("gone"));
    }

    @Override
    public void giveBack(String dispatcher, LeaseReturn leases) {
        world.dispatcher(dispatcher)
                .ifPresent(other ->
                        world.send(this, other, () -> other.ownership.votes().returned(leases)));
    }

    @Override
    public void announce(DispatcherAnnouncement announcement) {
        world.dispatchers.stream()
                .filter(other -> other != this)
                .forEach(other -> world.send(this, other, () -> other.ownership.heard(announcement)));
    }

    private <T> Future<T> node(String node, Duration limit, Function<ModelNode, T> question) {
        return world.node(node)
                .map(there -> world.ask(this, there, limit, () -> question.apply(there)))
                .orElseGet(() -> Future.failedFuture("no such node"));
    }

    @Override
    public Future<AssignmentReply> offer(String node, Assignment assignment, Duration limit) {
        return node(node, limit, there -> there.offered(assignment));
    }

    @Override
    public Future<NodeCommandReply> command(String node, NodeCommand command, Duration limit) {
        return node(node, limit, there -> there.commanded(command));
    }

    @Override
    public Future<NodePong> ping(String node, NodePing ping, Duration limit) {
        return node(node, limit, there -> there.pinged(ping));
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order, Duration limit) {
        return Future.succeededFuture(new CanaryReply.Refused("media is not modelled"));
    }

    @Override
    public Future<HeldCalls> own(String node, OwnerNotice notice, Duration limit) {
        return node(node, limit, there -> there.owned(notice))
                .compose(held -> held.<Future<HeldCalls>>map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("another owner is obeyed here")));
    }

    /** Nothing. */
    private static final class Unmeasured implements Times {
        @Override
        public void connected(Duration waited) {
            // Nobody asks.
        }

        @Override
        public void firstAudio(CallRecord call, Leads.Reached reached) {
            // Nobody asks.
        }

        @Override
        public void moved(CallRecord call, String reason) {
            // Nobody asks.
        }

        @Override
        public void ended(String disposition, Books.Leaving leaving) {
            // Nobody asks.
        }
    }
}
