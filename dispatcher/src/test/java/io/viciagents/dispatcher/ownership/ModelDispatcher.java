package io.viciagents.dispatcher.ownership;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseReturn;
import io.viciagents.cluster.LeaseVotes;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.lease.Electorate;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.call.News;
import io.viciagents.dispatcher.outbox.ModelOutbox;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.watch.NodeWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A dispatcher as it runs in production, but for its lines, its clock and its threads. */
final class ModelDispatcher extends Creature implements Peers, Duties {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    final Turns turns;
    final Ownership ownership;
    final KnownNodes nodes;
    final List<ModelTenancy> tenancies = new ArrayList<>();
    private final World world;
    private final Map<String, LiveCalls> serving = new TreeMap<>();
    final ModelRecords records;
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
                new Self(
                        name,
                        name,
                        "member of " + name,
                        world.asterisks.keySet(),
                        100 + world.fate.nanoTime() / 1_000_000),
                Pace.of(Duration.ofSeconds(1)),
                new Electorate(electorate),
                this,
                this,
                world.fate::nanoTime,
                step -> world.fate.in(Duration.ZERO, () -> take(step)),
                new Annals(new SimpleMeterRegistry(), CLOCK));
        NodeWatch watch = new NodeWatch(new ModelLines(world, this), nodes, serving::values, world.fate::nanoTime);
        nodes.onLoss(node -> serving.values().forEach(live -> live.nodeLost(node)));
        every(Duration.ofMillis(50), ownership::tick);
        every(Duration.ofMillis(100), () -> {
            ownership.seen(nodes.highestEpoch());
            ownership.obeyed(nodes.epochs());
        });
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
        for (ModelTenancy tenancy : tenancies) {
            if (tenancy.asterisk.equals(asterisk) && tenancy.authority.holds()) {
                return true;
            }
        }
        return false;
    }

    void books(CallRef call, String disposition) {
        if (world.trouble && world.fate.oneIn(30)) {
            throw new IllegalStateException("the books are closed");
        }
        world.tell(name + " books " + call + " as " + disposition);
        outbox.record(call, disposition);
    }

    boolean keeps(CallRef call) {
        return outbox.durable(call);
    }

    boolean reported(NodeReport report) {
        LiveCalls live = serving.get(report.call().asterisk());
        return live != null && live.reported(report);
    }

    @Override
    public Duty begin(String asterisk, Authority authority, News news) {
        ModelTenancy tenancy = new ModelTenancy(world, this, asterisk, authority, news);
        tenancies.add(tenancy);
        serving.put(asterisk, tenancy.live);
        return tenancy;
    }

    @Override
    public Future<LeaseVotes> ask(String dispatcher, LeaseRequest request) {
        return world.dispatcher(dispatcher)
                .map(other -> world.ask(
                        this,
                        other,
                        Duration.ofSeconds(1),
                        () -> other.ownership.votes().asked(request)))
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
}
