package io.viciagents.systemtests.bench;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Placement;
import io.viciagents.dispatcher.place.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A cluster in virtual time: the dispatchers' real view of nodes and real choice of them, around it nodes, callers and
 * messages of the simulation. Nodes announce themselves twice a second, each at its own moment, and when they change; the
 * message takes some milliseconds, so each dispatcher decides on figures that are old. Seeded: the same run each time.
 */
final class PlacementRun {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long ANNOUNCED_EACH = 500 * MILLI;
    private static final int LEAST_SLOTS = 30;
    private static final int MOST_SLOTS = 90;
    private static final int BURST = 100;

    private final PlacementPlan plan;
    private final Random random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final List<KnownNodes> dispatchers = new ArrayList<>();
    private final Map<String, PlacementNode> nodes = new LinkedHashMap<>();
    private final Map<Integer, PlacementNode> up = new HashMap<>();
    private final List<PlacementResult.Second> seconds = new ArrayList<>();
    private final LongList decisions = new LongList();
    private final LongList asked = new LongList();
    private long now = SECOND;
    private int nextNode;
    private int nextCall;
    private int slots;
    private int most;
    private long refused;
    private long surplus;
    private long moved;
    private int burstMost;

    PlacementRun(PlacementPlan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    /** Something that will happen. */
    private record Event(long at, Runnable what) {}

    PlacementResult run(Consumer<String> progress) {
        for (int i = 0; i < plan.dispatchers(); i++) {
            dispatchers.add(new KnownNodes(() -> now));
        }
        for (int i = 0; i < plan.nodes(); i++) {
            nodeComes();
        }
        long end = now + plan.length().toNanos();
        at(now + SECOND, this::callComes);
        at(now + SECOND, this::lookAround);
        at(end - 10 * SECOND, this::burst);
        double leavesASecond = (double) plan.nodes() / plan.nodeLives().toSeconds();
        at(now + interval(leavesASecond), () -> nodeLeaves(leavesASecond));
        while (now < end) {
            Event next = events.remove();
            now = next.at();
            next.what().run();
            if (!seconds.isEmpty() && seconds.size() % 60 == 0 && next.what() instanceof Look) {
                progress.accept("%d s, %d calls up".formatted(seconds.size(), up.size()));
            }
        }
        return result();
    }

    private void at(long time, Runnable what) {
        events.add(new Event(time, what));
    }

    private long interval(double eachSecond) {
        return (long) (-Math.log(1 - random.nextDouble()) / eachSecond * SECOND);
    }

    private void nodeComes() {
        int size = LEAST_SLOTS + random.nextInt(MOST_SLOTS - LEAST_SLOTS + 1);
        PlacementNode node = new PlacementNode("node-" + nextNode++, size);
        nodes.put(node.name(), node);
        slots += size;
        at(now + (long) (random.nextDouble() * ANNOUNCED_EACH), () -> announceEach(node));
    }

    private void announceEach(PlacementNode node) {
        if (nodes.containsKey(node.name())) {
            tell(node);
            at(now + ANNOUNCED_EACH, () -> announceEach(node));
        }
    }

    /** What a node says reaches each dispatcher after one to five milliseconds. */
    private void tell(PlacementNode node) {
        NodeAnnouncement said = node.announcement();
        dispatchers.forEach(
                dispatcher -> at(now + MILLI + random.nextInt(4) * MILLI, () -> dispatcher.announced(said)));
    }

    /** Half of them drain, the others die: either way their calls go to others, and a new node comes. */
    private void nodeLeaves(double eachSecond) {
        List<PlacementNode> all = new ArrayList<>(nodes.values());
        PlacementNode leaving = all.get(random.nextInt(all.size()));
        if (random.nextBoolean()) {
            leaving.drain();
            tell(leaving);
            at(now + 200 * MILLI, () -> gone(leaving));
        } else {
            leaving.end();
            at(now + 500 * MILLI, () -> gone(leaving));
        }
        at(now + interval(eachSecond), () -> nodeLeaves(eachSecond));
    }

    private void gone(PlacementNode node) {
        if (nodes.remove(node.name()) == null) {
            return;
        }
        slots -= node.slots();
        node.end();
        dispatchers.forEach(dispatcher -> dispatcher.announced(node.announcement()));
        for (int call : List.copyOf(node.calls())) {
            up.remove(call);
            moved++;
            place(call);
        }
        nodeComes();
    }

    private void callComes() {
        int call = nextCall++;
        if (place(call)) {
            at(now + interval(1.0 / plan.hold().toSeconds()), () -> callEnds(call));
        }
        double eachSecond = plan.calls() / (double) plan.hold().toSeconds();
        // The first minute fills the cluster quickly.
        at(
                now + interval(nextCall < plan.calls() ? Math.max(eachSecond, plan.calls() / 60.0) : eachSecond),
                this::callComes);
    }

    private void callEnds(int call) {
        PlacementNode node = up.remove(call);
        if (node != null) {
            node.calls().remove(call);
            tell(node);
        }
    }

    private boolean place(int call) {
        KnownNodes view = dispatchers.get(call % dispatchers.size());
        long began = System.nanoTime();
        List<NodeAnnouncement> best =
                Placement.candidates(view.candidates(), Wanted.of(PlacementNode.PROFILE, "call-" + call));
        decisions.add(System.nanoTime() - began);
        int tried = 0;
        for (NodeAnnouncement candidate : best) {
            tried++;
            view.placing(candidate.node());
            PlacementNode node = nodes.get(candidate.node());
            if (node != null && node.take(call)) {
                up.put(call, node);
                most = Math.max(most, up.size());
                asked.add(tried);
                tell(node);
                return true;
            }
        }
        if (up.size() < slots && nodes.values().stream().anyMatch(node -> node.serves() && node.share() < 1)) {
            refused++;
        } else {
            surplus++;
        }
        return false;
    }

    private void burst() {
        Map<PlacementNode, Integer> given = new HashMap<>();
        for (int i = 0; i < BURST; i++) {
            int call = nextCall++;
            if (place(call)) {
                given.merge(up.get(call), 1, Integer::sum);
                at(now + interval(1.0 / plan.hold().toSeconds()), () -> callEnds(call));
            }
        }
        burstMost = given.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** A look at all nodes, once a second. */
    private final class Look implements Runnable {
        @Override
        public void run() {
            double[] shares = nodes.values().stream()
                    .filter(PlacementNode::serves)
                    .mapToDouble(PlacementNode::share)
                    .sorted()
                    .toArray();
            seconds.add(new PlacementResult.Second(
                    up.size(),
                    slots,
                    (double) up.size() / slots,
                    shares[(int) (shares.length * 0.95)],
                    shares[(int) (shares.length * 0.05)]));
            at(now + SECOND, this);
        }
    }

    private void lookAround() {
        new Look().run();
    }

    private PlacementResult result() {
        // The cluster fills in the first minute and settles in the second.
        List<PlacementResult.Second> settled = seconds.subList(Math.min(seconds.size() - 1, 120), seconds.size());
        double[] imbalance = settled.stream()
                .mapToDouble(second -> second.fullest() - second.average())
                .sorted()
                .toArray();
        return new PlacementResult(
                plan.nodes(),
                slots,
                nextCall,
                most,
                refused,
                surplus,
                moved,
                (int) asked.percentile(0.99),
                decisions.percentile(0.5) / 1e3,
                decisions.percentile(0.99) / 1e3,
                imbalance[imbalance.length / 2],
                imbalance[(int) (imbalance.length * 0.99)],
                burstMost,
                List.copyOf(seconds));
    }

    /** Many numbers. */
    private static final class LongList {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long percentile(double share) {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return size == 0 ? 0 : sorted[(int) Math.min(size - 1, Math.floor(size * share))];
        }
    }

    /**
     * What is simulated.
     *
     * @param calls that are up at once when the cluster is full
     * @param hold how long a call lasts on average
     * @param nodeLives how long a node lives on average
     */
    record PlacementPlan(
            int nodes, int calls, int dispatchers, Duration hold, Duration nodeLives, Duration length, long seed) {}
}
