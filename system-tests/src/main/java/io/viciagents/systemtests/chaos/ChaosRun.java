package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallLog;
import io.viciagents.systemtests.process.Commands;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run: a real Asterisk, a dispatcher, agent nodes, callers who talk all the time, and faults on a seeded schedule. The
 * main thread runs it; a signal closes it from another, hence the lock around what is open.
 */
public final class ChaosRun implements AutoCloseable {
    private static final Duration STALL = Duration.ofSeconds(4);
    private static final Duration BEFORE_A_FAULT = Duration.ofMillis(400);
    /** Packets that were under way are heard after the fault. */
    private static final Duration UNDER_WAY = Duration.ofMillis(120);

    private static final Duration HEARD_AGAIN_WITHIN = Duration.ofSeconds(10);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

    private final int calls;
    private final int nodes;
    private final long seed;
    private final Consumer<String> tell;
    private final Path folder = Project.newRunFolder("chaos");
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Injected> injected = new ArrayList<>();
    private boolean closed;

    /**
     * @param calls at once
     * @param tell hears what happens, a line each
     */
    public ChaosRun(int calls, int nodes, long seed, Consumer<String> tell) {
        this.calls = calls;
        this.nodes = nodes;
        this.seed = seed;
        this.tell = tell;
    }

    /** So many rounds, each with all these faults in another order. */
    ChaosReport run(List<Fault> faults, int rounds) {
        LocalAsterisk asterisk = opened(LocalAsterisk.start(
                AsteriskVersion.V22, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk")));
        CallCentre centre = opened(CallCentre.start(List.of(asterisk), nodes, calls, folder));
        Callers callers = opened(new Callers(asterisk, calls, seed));
        Whereabouts where = new Whereabouts(asterisk, centre.dispatcher().log());
        callers.start();
        Patience.until("callers to talk", SETTLED_WITHIN, () -> callers.up().size() >= calls * 3 / 4);
        tell.accept("%d callers, %d nodes, logs in %s".formatted(calls, nodes, folder));
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            List<Fault> shuffled = new ArrayList<>(faults);
            Collections.shuffle(shuffled, random);
            for (Fault fault : shuffled) {
                inject(fault, centre, callers, where, random);
            }
        }
        callers.close();
        return report(faults, asterisk, centre, callers, where);
    }

    private void inject(Fault fault, CallCentre centre, Callers callers, Whereabouts where, Random random) {
        if (fault == Fault.CUT_MEDIA && !MediaCut.impossible().isEmpty()) {
            tell.accept("cut-media: NOT DONE: " + MediaCut.impossible());
            return;
        }
        Patience.until("callers to talk again", SETTLED_WITHIN, () -> callers.up().size() >= calls / 2);
        Patience.pass(Duration.ofMillis(random.nextInt(3000)));
        if (fault.after() == Fault.AgentHeard.MISSED) {
            callers.wait(true);
            Patience.pass(BEFORE_A_FAULT);
        }
        Map<String, String> nodesOf = where.nodes();
        Optional<JarService> struck = busiest(centre, callers, nodesOf);
        if (struck.isEmpty()) {
            callers.wait(false);
            tell.accept(fault.word() + ": no node had a call at that moment");
            return;
        }
        List<KeyCaller> theirs = callers.up().stream()
                .filter(caller -> struck.get().name().equals(nodesOf.get(caller.callId())))
                .toList();
        long at = System.nanoTime();
        List<KeyCaller> spokenTo =
                theirs.stream().filter(caller -> caller.agentSpokeOrWasDue(at)).toList();
        theirs.forEach(caller -> listenAnewIfAskedAgain(fault, caller));
        try (Striking striking = strike(fault, struck.get())) {
            injected.add(heard(fault, at, theirs, spokenTo));
            callers.wait(false);
            striking.cure();
        }
        Injected last = injected.getLast();
        tell.accept("%-10s %s: %d callers, %d were spoken to, gaps %s%s"
                .formatted(
                        fault.word(),
                        struck.get().name(),
                        last.callers(),
                        spokenTo.size(),
                        last.gaps().stream().map(gap -> gap.toMillis() + " ms").toList(),
                        last.silent() == 0 ? "" : ", " + last.silent() + " heard nothing any more"));
    }

    private static void listenAnewIfAskedAgain(Fault fault, KeyCaller caller) {
        if (fault.after() == Fault.AgentHeard.MISSED) {
            caller.listenAnew();
        }
    }

    private static Optional<JarService> busiest(CallCentre centre, Callers callers, Map<String, String> nodesOf) {
        Map<String, Integer> counts = new HashMap<>();
        callers.up().forEach(caller -> counts.merge(nodesOf.getOrDefault(caller.callId(), ""), 1, Integer::sum));
        return centre.nodes().stream()
                .filter(node -> counts.containsKey(node.name()))
                .max((one, other) -> counts.get(one.name()) - counts.get(other.name()));
    }

    private Injected heard(Fault fault, long at, List<KeyCaller> theirs, List<KeyCaller> spokenTo) {
        long after = at + UNDER_WAY.toNanos();
        List<Duration> gaps = new ArrayList<>();
        int silent = 0;
        for (KeyCaller caller : spokenTo) {
            boolean again = Patience.isSoWithin(
                    HEARD_AGAIN_WITHIN,
                    () -> caller.silenceAround(after).isPresent() || !caller.up());
            Optional<Duration> gap = caller.silenceAround(after);
            gap.ifPresent(gaps::add);
            silent += again || gap.isPresent() ? 0 : 1;
        }
        return new Injected(fault, theirs.size(), gaps, silent);
    }

    private Striking strike(Fault fault, JarService node) {
        switch (fault) {
            case KILL -> {
                node.process().kill();
                return () -> node.startAgain().awaitReady();
            }
            case STALL -> {
                node.process().freeze();
                return () -> {
                    Patience.pass(STALL);
                    node.process().thaw();
                    Patience.until(node.name() + " to be ready again", SETTLED_WITHIN, node::isReady);
                };
            }
            case CUT_MEDIA -> {
                List<MediaCut> cuts = mediaPorts(node).stream().map(MediaCut::of).toList();
                return () -> cuts.forEach(MediaCut::close);
            }
            case DRAIN -> {
                node.process().terminate();
                return () -> {
                    node.process().awaitEnd(Duration.ofSeconds(40));
                    node.startAgain().awaitReady();
                };
            }
        }
        throw new IllegalStateException("no such fault");
    }

    private static List<Integer> mediaPorts(JarService node) {
        String pid = "pid=" + node.process().pid() + ",";
        return Commands.run(List.of("ss", "-H", "-u", "-l", "-n", "-p"))
                .lines()
                .filter(line -> line.contains(pid))
                .map(line -> line.strip().split("\\s+")[3])
                .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
                .toList();
    }

    private ChaosReport report(
            List<Fault> faults, LocalAsterisk asterisk, CallCentre centre, Callers callers, Whereabouts where) {
        List<String> leftovers = leftovers(centre);
        List<Callers.Done> done = callers.done();
        List<Callers.Done> lost = done.stream()
                .filter(call -> call.end() != KeyCaller.End.BOOKED)
                .toList();
        lost.forEach(call -> tell.accept("lost: " + call));
        CallLog log = centre.callLog();
        Map<String, Integer> ends = new HashMap<>();
        log.arrived().forEach(call -> ends.put(call, 0));
        log.ended().forEach(end -> ends.merge(end.call(), 1, Integer::sum));
        List<String> notOnce = ends.entrySet().stream()
                .filter(entry -> entry.getValue() != 1)
                .map(Map.Entry::getKey)
                .toList();
        notOnce.forEach(call -> tell.accept("outcome not once: " + call));
        int right = booked(centre.recordings(), done);
        return new ChaosReport(
                faults.stream()
                        .map(fault -> ChaosReport.Row.of(fault, injected))
                        .toList(),
                callers.offered(),
                lost.size(),
                where.told("needs another node"),
                notOnce.size(),
                done.size() - lost.size() - right,
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

    /** How many calls were booked as their callers wanted: the transcripts' outcomes against what was pressed. */
    private int booked(Path recordings, List<Callers.Done> done) {
        Map<String, Integer> outcomes = new HashMap<>();
        try (Stream<Path> files = Files.walk(recordings)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                String text = Files.readString(file);
                int from = text.lastIndexOf("appointment wanted: ");
                if (from >= 0) {
                    String what = text.substring(from + "appointment wanted: ".length());
                    outcomes.merge(what.substring(0, what.indexOf('"')), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(recordings + " cannot be read", e);
        }
        int right = 0;
        for (Callers.Done call : done) {
            if (call.end() == KeyCaller.End.BOOKED && outcomes.getOrDefault(call.wanted(), 0) > 0) {
                outcomes.merge(call.wanted(), -1, Integer::sum);
                right++;
            }
        }
        return right;
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** A fault that is under way. */
    private interface Striking extends AutoCloseable {
        /** Undoes it, and waits until all is well. */
        void cure();

        @Override
        default void close() {}
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
