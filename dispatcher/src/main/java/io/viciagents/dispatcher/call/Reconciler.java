package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.call.News.Found;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings our view of one Asterisk and the Asterisk itself together after events were missed: callers who came are taken
 * on, callers who went are let go and booked, and what nobody owns is deleted. Nothing counts as nobody's before the nodes
 * were asked, and the records looked at. Blocks: runs on a thread of its own, one at a time.
 */
final class Reconciler {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Nodes that have lost all dispatchers need some seconds to join the next ones. */
    private static final int LOOKS_FOR_LATE_NODES = 3;

    private final Exchange exchange;
    private final Switchboard switchboard;
    private final LiveCalls calls;
    private final Authority authority;
    private final CallThreads threads;
    private final AtomicBoolean running = new AtomicBoolean();

    Reconciler(Exchange exchange, LiveCalls calls, Authority authority, CallThreads threads) {
        this.exchange = exchange;
        this.switchboard = exchange.switchboard();
        this.calls = calls;
        this.authority = authority;
        this.threads = threads;
    }

    /**
     * Looks until it has seen everything, or it is no longer wanted. Only one look is under way at a time. A caller whom
     * nobody knows, but who has a media channel, hears a node that is not here yet: it is looked for again before that
     * caller is served anew.
     *
     * @param served told as soon as all callers who are there are served; those who have gone are seen to after that
     */
    void run(BooleanSupplier unwanted, Consumer<Found> served) {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        Consumer<Found> told = served;
        int patience = LOOKS_FOR_LATE_NODES;
        try {
            while (!unwanted.getAsBoolean()) {
                try {
                    if (look(unwanted, told, patience-- > 0)) {
                        return;
                    }
                    told = again -> {};
                } catch (NoLongerOurs yielded) {
                    return;
                } catch (RuntimeException failed) {
                    log.atWarn()
                            .addKeyValue("asterisk", switchboard.name())
                            .log("could not look for what was missed, trying again: {}", failed.getMessage());
                }
                threads.completes(Promise.promise().future(), PAUSE);
            }
        } finally {
            running.set(false);
        }
    }

    /** False when somebody is still waited for. */
    private boolean look(BooleanSupplier unwanted, Consumer<Found> served, boolean patient) throws NoLongerOurs {
        // Those that come while we look are in neither list, and need no judgement.
        Set<String> known = calls.channels();
        var roll = exchange.agents().rollCall(new OwnerNotice(switchboard.name(), authority.fence()));
        Snapshot now = threads.await(switchboard.snapshot());
        RollCall nodes = unlessYielded(roll, unwanted);
        Set<String> there = now.channels().stream()
                .filter(Snapshot.Channel::inOurApplication)
                .map(channel -> channel.entry().channel())
                .collect(Collectors.toSet());
        known.stream().filter(channel -> !there.contains(channel)).sorted().forEach(calls::channelLeft);
        Set<String> awaited = adopt(now, nodes, patient);
        served.accept(new Found(calls.count(), deleteOrphans(now, awaited)));
        close(there, nodes);
        releaseOutlived(nodes);
        return awaited.isEmpty();
    }

    /** Nodes are asked only while the Asterisk certainly is ours: for one that is another's by now this would never end. */
    private <T> T unlessYielded(Future<T> step, BooleanSupplier unwanted) throws NoLongerOurs {
        while (!threads.completes(step, PAUSE)) {
            if (unwanted.getAsBoolean()) {
                throw new NoLongerOurs();
            }
        }
        return threads.await(step);
    }

    private static final class NoLongerOurs extends Exception {
        private static final long serialVersionUID = 1L;

        NoLongerOurs() {
            super("another dispatcher owns this Asterisk", null, false, false);
        }
    }

    /** Answers which callers are left for a moment to a node that is not here yet. */
    private Set<String> adopt(Snapshot now, RollCall nodes, boolean patient) {
        Set<String> awaited = new HashSet<>();
        for (Snapshot.Channel channel : now.channels()) {
            String id = channel.entry().channel();
            if (channel.inOurApplication() && Ids.mediaOf(id).isEmpty() && !calls.has(id)) {
                CallRef call = new CallRef(switchboard.name(), id);
                Traces traces =
                        new Traces(exchange.records().find(call), nodes.of(call), mediaOf(id, now), nodes.silent());
                if (patient && traces.areMediaAlone() && !calls.isClosed(id)) {
                    awaited.add(id);
                } else {
                    calls.adopt(channel.entry(), traces);
                }
            }
        }
        return awaited;
    }

    private static Set<Integer> mediaOf(String caller, Snapshot now) {
        return now.channels().stream()
                .flatMap(channel -> Ids.mediaOf(channel.entry().channel()).stream())
                .filter(media -> media.caller().equals(caller))
                .map(Ids.Media::generation)
                .collect(Collectors.toSet());
    }

    /** Callers who have left while nobody heard of it: known by a record, or by a node that still has the call. */
    private void close(Set<String> there, RollCall nodes) {
        List<CallRecord> records = exchange.records().of(switchboard.name());
        Set<CallRef> gone = new HashSet<>();
        records.forEach(record -> gone.add(record.call()));
        nodes.present().stream()
                .filter(one -> one.held().stage() != Stage.RESERVED)
                .forEach(one -> gone.add(one.held().call()));
        gone.removeIf(call -> there.contains(call.channel()) || calls.has(call.channel()));
        gone.forEach(call -> close(call, records, nodes));
    }

    private void close(CallRef call, List<CallRecord> records, RollCall nodes) {
        List<RollCall.Present> present = nodes.of(call);
        Set<Integer> generations =
                present.stream().map(one -> one.held().generation()).collect(Collectors.toSet());
        Traces traces = new Traces(
                records.stream().filter(record -> record.call().equals(call)).findFirst(),
                present,
                generations,
                nodes.silent());
        if (calls.isClosed(call.channel()) || traces.caller().isEmpty()) {
            traces.record().ifPresent(exchange::forget);
            present.forEach(this::release);
        } else {
            calls.close(call, traces);
        }
    }

    private void release(RollCall.Present one) {
        exchange.agents()
                .tell(
                        one.node(),
                        new NodeCommand.Release(
                                one.held().call(), authority.fence(), one.held().generation()));
    }

    /** A node that came too late, or was cut off, may have what has gone on elsewhere. */
    private void releaseOutlived(RollCall nodes) {
        Map<String, Integer> live = new HashMap<>();
        calls.census().byNode().values().forEach(live::putAll);
        nodes.present().stream()
                .filter(one -> live.getOrDefault(one.held().call().channel(), 0)
                        > one.held().generation())
                .forEach(this::release);
    }

    private int deleteOrphans(Snapshot now, Set<String> awaited) {
        Predicate<String> orphaned = caller -> !calls.has(caller) && !awaited.contains(caller);
        int deleted = 0;
        for (Snapshot.Channel channel : now.channels()) {
            String id = channel.entry().channel();
            if (Ids.mediaOf(id).map(Ids.Media::caller).filter(orphaned).isPresent()) {
                switchboard.hangUp(id);
                deleted++;
            }
        }
        for (String bridge : now.bridges().stream().sorted().toList()) {
            if (Ids.callerOfBridge(bridge).filter(orphaned).isPresent()) {
                switchboard.deleteBridge(bridge);
                deleted++;
            }
        }
        return deleted;
    }
}
