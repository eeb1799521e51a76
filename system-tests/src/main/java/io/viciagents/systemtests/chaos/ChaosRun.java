package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.asterisk.AriDoor;
import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallLog;
import io.viciagents.systemtests.centre.Jvms;
import io.viciagents.systemtests.centre.NodePlan;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run: a real Asterisk, a dispatcher, agent nodes, callers who talk all the time, and faults on a seeded schedule. The
 * main thread runs it; a signal closes it from another, hence the lock around what is open.
 */
public final class ChaosRun implements AutoCloseable {
    private static final Duration BEFORE_A_FAULT = Duration.ofMillis(400);
    private static final String TAKEN = "taken over";
    private static final Duration SPEAK_WITHIN = Duration.ofSeconds(5);
    private static final Duration WARM_WITHIN = Duration.ofMinutes(2);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

    private final int calls;
    private final int dispatchers;
    private final int nodes;
    private final long seed;
    private final Optional<Path> beside;
    private final Consumer<String> tell;
    private final Path folder = Project.newRunFolder("chaos");
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Injected> injected = new ArrayList<>();
    private boolean closed;

    /**
     * @param calls at once
     * @param beside a checkout of another release, built, which every second process runs
     * @param tell hears what happens, a line each
     */
    public ChaosRun(int calls, int dispatchers, int nodes, long seed, Optional<Path> beside, Consumer<String> tell) {
        this.calls = calls;
        this.dispatchers = dispatchers;
        this.nodes = nodes;
        this.seed = seed;
        this.beside = beside;
        this.tell = tell;
    }

    /** So many rounds, each with all these faults in another order. */
    ChaosReport run(List<Fault> faults, int rounds) {
        LocalAsterisk asterisk = opened(LocalAsterisk.start(
                AsteriskVersion.V22, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk")));
        AriDoor door = opened(new AriDoor(asterisk.ariUrl()));
        CallCentre centre = opened(CallCentre.start(
                List.of(asterisk),
                _ -> door.url(),
                dispatchers,
                Collections.nCopies(nodes, NodePlan.of(2 * calls)),
                folder,
                beside.isPresent() ? Jvms.SHORT_LIVED : Jvms.PREPARED));
        Releases releases = beside.map(Releases::with).orElseGet(Releases::one);
        Callers callers = opened(new Callers(asterisk, calls, seed));
        Whereabouts where = new Whereabouts(
                asterisk, centre.dispatchers().stream().map(JarService::log).toList());
        Strikes strikes = new Strikes(asterisk, door, centre, releases);
        List<JarService> others = releases.ofTheOther(centre);
        others.forEach(strikes::restart);
        others.forEach(service -> tell.accept(service.name() + " is of the other release"));
        callers.start();
        Patience.until("callers to talk", SETTLED_WITHIN, () -> callers.up().size() >= calls * 3 / 4);
        boolean prompt = Patience.isSoWithin(WARM_WITHIN, callers::areAnsweredPromptly);
        tell.accept("%d callers, %d dispatchers, %d nodes, logs in %s".formatted(calls, dispatchers, nodes, folder));
        if (!prompt) {
            tell.accept("this machine is too slow for so many: agents do not answer within a second");
        }
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            List<Fault> shuffled = new ArrayList<>(faults);
            Collections.shuffle(shuffled, random);
            for (Fault fault : shuffled) {
                inject(fault, strikes, callers, where, random);
            }
        }
        callers.close();
        tell.accept("agents usually answered a key after %d ms"
                .formatted(callers.usualAnswer().toMillis()));
        return report(faults, centre, callers, where);
    }

    private void inject(Fault fault, Strikes strikes, Callers callers, Whereabouts where, Random random) {
        String impossible = strikes.impossible(fault);
        if (!impossible.isEmpty()) {
            tell.accept(fault.word() + ": NOT DONE: " + impossible);
            return;
        }
        strikes.reviveAll();
        Patience.until(
                "callers to talk again", SETTLED_WITHIN, () -> callers.up().size() >= calls / 2);
        Patience.pass(Duration.ofMillis(random.nextInt(3000)));
        Map<String, String> nodesOf = where.nodes();
        Optional<JarService> busiest = busiest(strikes.centre(), callers, nodesOf);
        if (busiest.isEmpty()) {
            tell.accept(fault.word() + ": no node had a call at that moment");
            return;
        }
        JarService node = busiest.get();
        callers.struck(fault.word());
        Injected heard = switch (fault.heard()) {
            case BROKEN_OFF -> brokenOff(fault, strikes, node, callers, nodesOf);
            case HANDED_OVER -> handedOver(fault, strikes, node, callers, where);
            case UNDISTURBED -> undisturbed(fault, strikes, node, callers, where);
            case ENDED -> ended(fault, strikes, node, callers);
        };
        injected.add(heard);
        tell.accept(heard.told(node.name()));
    }

    private static Injected brokenOff(
            Fault fault, Strikes strikes, JarService node, Callers callers, Map<String, String> nodesOf) {
        List<KeyCaller> theirs = callers.up().stream()
                .filter(caller -> node.name().equals(nodesOf.get(caller.callId())))
                .toList();
        awaitAgentsThatSpeak(theirs);
        callers.wait(true);
        if (fault == Fault.MACHINE) {
            Patience.pass(BEFORE_A_FAULT);
        }
        Strikes.Cure cure = strikes.strike(fault, node);
        long struck = System.nanoTime();
        List<KeyCaller> spokenTo = spokenTo(theirs, struck);
        theirs.forEach(KeyCaller::listenAnew);
        Injected heard = Ears.around(fault, struck, theirs, spokenTo, callers.usualAnswer());
        callers.wait(false);
        cure.cure();
        return heard;
    }

    /** Gaps are heard where an agent speaks, or is due to: a fault that struck while all were silent would show none. */
    private static void awaitAgentsThatSpeak(List<KeyCaller> theirs) {
        Patience.isSoWithin(
                SPEAK_WITHIN, () -> spokenTo(theirs, System.nanoTime()).size() * 3 >= theirs.size());
    }

    private static List<KeyCaller> spokenTo(List<KeyCaller> callers, long nanos) {
        return callers.stream()
                .filter(caller -> caller.up() && caller.agentSpokeOrWasDue(nanos))
                .toList();
    }

    private static Injected handedOver(
            Fault fault, Strikes strikes, JarService node, Callers callers, Whereabouts where) {
        List<KeyCaller> before = callers.up();
        Instant since = Instant.now();
        strikes.strike(fault, node).cure();
        List<KeyCaller> all =
                Stream.concat(before.stream(), callers.up().stream()).distinct().toList();
        return Ears.aroundSwaps(fault, all, where.swapsSince(since), callers.usualAnswer());
    }

    /** Callers press keys meanwhile, as at any time: whoever takes over has heard them. */
    private static Injected undisturbed(
            Fault fault, Strikes strikes, JarService node, Callers callers, Whereabouts where) {
        List<KeyCaller> all = callers.up();
        long takenBefore = where.told(TAKEN);
        Strikes.Cure cure = strikes.strike(fault, node);
        long struck = System.nanoTime();
        List<KeyCaller> spokenTo = spokenTo(all, struck);
        if (fault == Fault.ARI_RESET || fault == Fault.NOTHING) {
            cure.cure();
        } else {
            Patience.isSoWithin(SETTLED_WITHIN, () -> where.told(TAKEN) > takenBefore);
            cure.cure();
        }
        return Ears.around(fault, struck, all, spokenTo, callers.usualAnswer());
    }

    private static Injected ended(Fault fault, Strikes strikes, JarService node, Callers callers) {
        int all = callers.up().size();
        callers.excuse(() -> strikes.strike(fault, node).cure());
        return new Injected(fault, all, List.of(), 0);
    }

    private static Optional<JarService> busiest(CallCentre centre, Callers callers, Map<String, String> nodesOf) {
        Map<String, Integer> counts = new HashMap<>();
        callers.up().forEach(caller -> counts.merge(nodesOf.getOrDefault(caller.callId(), ""), 1, Integer::sum));
        return centre.nodes().stream()
                .filter(node -> counts.containsKey(node.name()))
                .max(Comparator.comparingInt(node -> counts.getOrDefault(node.name(), 0)));
    }

    private ChaosReport report(List<Fault> faults, CallCentre centre, Callers callers, Whereabouts where) {
        List<String> leftovers = leftovers(centre);
        List<Callers.Done> done = callers.done();
        List<Callers.Done> lost = done.stream().filter(Callers.Done::lost).toList();
        lost.forEach(call -> tell.accept("lost: " + call));
        CallLog log = centre.callLog();
        Map<String, Integer> ends = new HashMap<>();
        log.arrived().forEach(call -> ends.put(call, 0));
        // Whoever takes over between the booking and the end of the record books the same again: one outcome all the
        // same.
        Set.copyOf(log.ended()).forEach(end -> ends.merge(end.call(), 1, Integer::sum));
        List<String> notOnce = ends.entrySet().stream()
                .filter(entry -> entry.getValue() != 1)
                .map(Map.Entry::getKey)
                .toList();
        notOnce.forEach(call -> tell.accept("outcome not once: " + call));
        List<Callers.Done> booked = done.stream()
                .filter(call -> call.end() == KeyCaller.End.BOOKED && !call.excused())
                .toList();
        int right = Bookings.right(centre.recordings(), booked, tell);
        return new ChaosReport(
                faults.stream()
                        .map(fault -> ChaosReport.Row.of(fault, injected, callers.offeredUnder(fault.word()), (int)
                                lost.stream()
                                        .filter(call -> call.fault().equals(fault.word()))
                                        .count()))
                        .toList(),
                callers.offered(),
                lost.size(),
                (int) done.stream().filter(Callers.Done::excused).count(),
                where.told("needs another node"),
                notOnce.size(),
                booked.size() - right,
                leftovers);
    }

    private static List<String> leftovers(CallCentre centre) {
        try {
            centre.awaitNothingLeft(SETTLED_WITHIN);
            return List.of();
        } catch (IllegalStateException left) {
            return List.of(String.valueOf(left.getMessage()));
        }
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Takes all down. Harmless when repeated. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                tell.accept("could not be closed: " + e.getMessage());
            }
        }
    }
}
