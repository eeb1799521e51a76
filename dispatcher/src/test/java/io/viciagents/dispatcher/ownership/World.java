package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeLines;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.outbox.ModelOutbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dispatchers, nodes, Asterisk servers and callers in virtual time, the lines between them, and what must always be true. */
final class World {
    /** With -Dlives=1 -Dseed=217 -Dstory=true a life is told. */
    static final boolean STORY = Boolean.getBoolean("story");

    private static final Logger log = LoggerFactory.getLogger(World.class);
    private static final Duration NOTICED = Duration.ofMillis(500);
    /** Hazelcast removes who is not heard of for so long. */
    private static final Duration REMOVED = Duration.ofSeconds(5);

    final long seed;
    final Fate fate;
    final Map<String, ModelAsterisk> asterisks = new TreeMap<>();
    final List<ModelDispatcher> dispatchers = new ArrayList<>();
    final List<ModelNode> nodes = new ArrayList<>();
    final TreeMap<String, byte[]> memory = new TreeMap<>();
    final TreeMap<String, byte[]> postings = new TreeMap<>();
    final Set<CallRef> talked = new LinkedHashSet<>();
    /** Whether books fail now and then. */
    boolean trouble;

    /** Of whom a record was written: with those nobody may be forgotten. */
    final Set<CallRef> recorded = new HashSet<>();

    int moves;
    private final int lateness;
    private final int electorate;
    private int ports = 10_000;
    private int starts;

    World(long seed, int electorate, int nodeCount, String... names) {
        this.seed = seed;
        fate = new Fate(seed);
        lateness = 3 + fate.random.nextInt(30);
        this.electorate = electorate;
        for (String name : names) {
            asterisks.put(name, new ModelAsterisk(name, this));
        }
        for (int i = 0; i < electorate; i++) {
            dispatchers.add(new ModelDispatcher("d" + i, electorate, this));
        }
        for (int i = 0; i < nodeCount; i++) {
            nodes.add(new ModelNode("n" + i, this));
        }
    }

    /** For whoever reads the story of one life. */
    void tell(String what) {
        if (STORY) {
            log.info("{} {}", fate.nanoTime() / 1_000_000, what);
        }
    }

    /** How long something is on its way. */
    Duration delay() {
        return fate.oneIn(lateness) ? fate.millis(0, 400) : fate.millis(0, 6);
    }

    /** Writes take long while a holder of data stands still. */
    Duration memoryDelay() {
        boolean slow = dispatchers.stream().anyMatch(one -> one.stalled && !isRemoved(one));
        return slow && fate.oneIn(2) ? fate.millis(100, 4_000) : fate.millis(0, 4);
    }

    private boolean isRemoved(Creature one) {
        return (one.stalled || one.isolated) && fate.nanoTime() - one.troubledSince >= REMOVED.toNanos();
    }

    boolean hasQuorum(ModelDispatcher one) {
        long seen = dispatchers.stream()
                .filter(other -> other == one || other.isHealthy())
                .count();
        return !one.isolated && seen > electorate / 2;
    }

    Set<String> membersSeenBy(ModelDispatcher one) {
        return dispatchers.stream()
                .filter(other -> other == one || (!one.isolated && !other.isolated && !isRemoved(other)))
                .map(other -> "member of " + other.name)
                .collect(Collectors.toSet());
    }

    /** What the books have come to. */
    Map<CallRef, List<String>> booked() {
        return ModelOutbox.dispositions(new ModelMemory(postings, () -> true));
    }

    boolean isCut(Creature one, Creature other) {
        return (one instanceof ModelAsterisk || other instanceof ModelAsterisk)
                ? one.farFromAsterisk || other.farFromAsterisk
                : one.isolated || other.isolated;
    }

    /** What is said by one to another arrives later, or never. */
    void send(Creature from, Creature to, Runnable arrival) {
        if (!from.dead && !isCut(from, to)) {
            fate.in(delay(), () -> {
                if (!isCut(from, to)) {
                    to.take(arrival);
                }
            });
        }
    }

    <T> Future<T> ask(Creature from, Creature to, Duration limit, Supplier<T> question) {
        Promise<T> answer = Promise.promise();
        fate.in(limit, () -> from.take(() -> answer.tryFail(new NodeLines.Late(to.name + " did not answer"))));
        send(from, to, () -> {
            T told = question.get();
            send(to, from, () -> answer.tryComplete(told));
        });
        return answer.future();
    }

    void announce(ModelNode node, NodeAnnouncement announcement) {
        dispatchers.forEach(to -> send(node, to, () -> to.nodes.announced(announcement)));
    }

    void report(ModelNode node, String owner, NodeReport report, Runnable acknowledged) {
        dispatcher(owner)
                .ifPresent(to -> send(node, to, () -> {
                    if (to.reported(report)) {
                        send(to, node, acknowledged);
                    }
                }));
    }

    Optional<ModelDispatcher> dispatcher(String incarnation) {
        return dispatchers.stream().filter(one -> one.name.equals(incarnation)).findFirst();
    }

    Optional<ModelNode> node(String incarnation) {
        return nodes.stream().filter(one -> one.name.equals(incarnation)).findFirst();
    }

    ModelAsterisk asterisk(String name) {
        return Optional.ofNullable(asterisks.get(name)).orElseThrow();
    }

    MediaAddress port() {
        return new MediaAddress("127.0.0.1", ++ports);
    }

    boolean connects(CallRef call, MediaAddress node) {
        return asterisk(call.asterisk()).connects(call.channel(), node);
    }

    void talks(CallRef call) {
        if (!talked.add(call)) {
            moves++;
        }
    }

    /** One calls, and hangs up after a while unless the patience is endless. */
    void callerComes(ModelAsterisk at, Optional<Duration> patience) {
        at.call().ifPresent(channel -> patience.ifPresent(time -> fate.in(time, () -> at.leaves(channel))));
    }

    /** It dies, and another takes its place. */
    void restart(ModelDispatcher one) {
        int index = dispatchers.indexOf(one);
        one.die();
        dispatchers.set(index, new ModelDispatcher("d" + index + "." + ++starts, electorate, this));
        left(one, NOTICED);
    }

    void restart(ModelNode one) {
        int index = nodes.indexOf(one);
        one.die();
        nodes.set(index, new ModelNode("n" + index + "." + ++starts, this));
        left(one, NOTICED);
    }

    /** The others learn of it. */
    void left(Creature gone, Duration after) {
        fate.in(after, () -> {
            if (gone.dead || isRemoved(gone)) {
                String member = "member of " + gone.name;
                dispatchers.stream()
                        .filter(to -> to != gone && !to.isolated)
                        .toList()
                        .forEach(to -> to.take(() -> {
                            to.ownership.memberLeft(member);
                            to.nodes.memberLeft(member);
                        }));
            }
        });
    }

    void stall(Creature one) {
        one.stall(fate.nanoTime());
        left(one, REMOVED);
    }

    void isolate(Creature one) {
        one.isolate(fate.nanoTime());
        left(one, REMOVED);
    }

    /** The parts of the cluster merge: a dispatcher that the others have removed is started anew. */
    void merge(Creature one) {
        boolean stranded = one.isolated && isRemoved(one);
        one.isolated = false;
        if (stranded && one instanceof ModelDispatcher dispatcher) {
            restart(dispatcher);
        }
    }

    void farFromAsterisk(Creature one) {
        one.farFromAsterisk = true;
        if (one instanceof ModelDispatcher dispatcher) {
            dispatcher.tenancies.forEach(tenancy -> tenancy.connection.broken());
        }
    }

    /** What must be true after each step. */
    void judge() {
        for (String asterisk : asterisks.keySet()) {
            int owners = 0;
            for (ModelDispatcher one : dispatchers) {
                owners += one.holds(asterisk) ? 1 : 0;
            }
            if (owners > 1) {
                throw new AssertionError("two own " + asterisk);
            }
        }
        Map<CallRef, String> heard = new HashMap<>();
        for (ModelNode node : nodes) {
            node.isHeardOn(call -> {
                String other = heard.put(call, node.name);
                if (other != null) {
                    throw new AssertionError(other + " and " + node.name + " are heard on " + call);
                }
            });
        }
    }

    /** Whether each Asterisk has an owner and nothing is under way. */
    boolean isTidy() {
        return asterisks.values().stream()
                        .allMatch(one ->
                                one.all().isEmpty() && dispatchers.stream().anyMatch(owner -> owner.holds(one.name)))
                && nodes.stream().allMatch(one -> one.calls().isEmpty())
                && dispatchers.stream().allMatch(one -> one.turns.names().isEmpty())
                && memory.isEmpty();
    }

    void pass(Duration time) {
        fate.pass(time, this::judge);
    }
}
