package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.bench.TurnCaller.Measured;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.providers.Segment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Some calls at once on a call centre that runs: they come at a steady rate, talk until the end, and are measured while all of
 * them are up. Confined to one thread, but for the callers.
 */
final class CallsRun {
    private static final String SENTENCE = "book an appointment.";
    private static final String NODE = "agent node";
    private static final String DISPATCHER = "dispatcher";
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(150);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);
    private static final int MOST_TURNS = 100;
    private static final double MEGABYTE = 1 << 20;

    private final LocalAsterisk asterisk;
    private final CallCentre centre;
    private final int calls;
    private final Duration lasts;
    private final short[] sentence;
    private final Map<String, Consumption> parts = new LinkedHashMap<>();
    private volatile long end;

    CallsRun(
            LocalAsterisk asterisk,
            CallCentre centre,
            StandIns standIns,
            CallerVoice voice,
            int calls,
            Duration lasts) {
        this.asterisk = asterisk;
        this.centre = centre;
        this.calls = calls;
        this.lasts = lasts;
        this.sentence = voice.speak(SENTENCE.replace(".", ""));
        standIns.understand(Collections.nCopies(MOST_TURNS, Segment.of(SENTENCE, sentence)));
        parts.put(NODE, Consumption.of(node().process().pid()));
        parts.put(DISPATCHER, Consumption.of(centre.dispatcher().process().pid()));
        parts.put(
                "asterisk",
                Consumption.ofArgument(
                        asterisk.folder().resolve("etc/asterisk.conf").toString()));
        parts.put("callers and stand-ins", new Consumption(ProcessHandle.current()));
    }

    private JarService node() {
        return centre.nodes().getFirst();
    }

    CallsResult measure() {
        Map<String, Double> resident = each(Consumption::resident);
        double nodeHeap = heap(node());
        double dispatcherHeap = heap(centre.dispatcher());
        end = System.nanoTime()
                + lasts.plus(WARM_UP).plus(BETWEEN_CALLS.multipliedBy(calls)).toNanos();
        List<Future<Measured>> callers = new ArrayList<>();
        List<CallsResult.Part> costs;
        double load;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < calls; caller++) {
                int number = caller;
                callers.add(threads.submit(() -> talk(number)));
                Patience.pass(BETWEEN_CALLS);
            }
            Patience.pass(WARM_UP);
            Map<String, Double> cores = cores();
            load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            Map<String, Double> residentNow = each(Consumption::resident);
            Map<String, Double> heap =
                    Map.of(NODE, heap(node()) - nodeHeap, DISPATCHER, heap(centre.dispatcher()) - dispatcherHeap);
            costs = parts.keySet().stream()
                    .map(name -> new CallsResult.Part(
                            name,
                            rounded(100 * value(cores, name) / calls),
                            rounded((value(residentNow, name) - value(resident, name)) / calls),
                            heap.containsKey(name) ? (Double) rounded(value(heap, name) / calls) : null))
                    .toList();
        }
        return result(callers.stream().map(CallsRun::result).toList(), load, costs);
    }

    /** Of which each part is busy, while all calls are up and until shortly before they end. */
    private Map<String, Double> cores() {
        Look seconds = part -> part.cpu().toNanos() / 1e9;
        Map<String, Double> before = each(seconds);
        long began = System.nanoTime();
        Patience.pass(Duration.ofNanos(end - began).minusSeconds(2));
        double wall = (System.nanoTime() - began) / 1e9;
        Map<String, Double> cores = each(seconds);
        cores.replaceAll((name, after) -> (after - value(before, name)) / wall);
        return cores;
    }

    private CallsResult result(List<Measured> measured, double load, List<CallsResult.Part> costs) {
        centre.awaitNothingLeft(ENDED_WITHIN);
        List<Duration> gaps =
                measured.stream().flatMap(one -> one.gaps().stream()).toList();
        return new CallsResult(
                calls,
                (int) measured.stream().filter(one -> !one.gaps().isEmpty()).count(),
                gaps.size(),
                TurnsResult.percentileOf(gaps, 50),
                TurnsResult.percentileOf(gaps, 95),
                measured.stream()
                        .mapToLong(one -> one.deadAir().toMillis())
                        .max()
                        .orElse(0),
                load,
                costs);
    }

    private Measured talk(int number) {
        String id = CallIds.make('Y', LocalDateTime.now(ZoneId.systemDefault()), number);
        try (TurnCaller caller = new TurnCaller()) {
            caller.dial(asterisk.sip(), AsteriskOptions.APPOINTMENT_EXTENSION, id, "21288%05d".formatted(number));
            while (System.nanoTime() < end) {
                caller.listen().send(sentence).answered();
            }
            return caller.measured();
        }
    }

    private interface Look {
        double at(Consumption part);
    }

    private Map<String, Double> each(Look look) {
        Map<String, Double> values = new LinkedHashMap<>();
        parts.forEach((name, part) -> values.put(name, look.at(part)));
        return values;
    }

    private static double value(Map<String, Double> values, String name) {
        return values.getOrDefault(name, 0.0);
    }

    private static double heap(JarService service) {
        service.collectGarbage();
        return service.metric("jvm_memory_used_bytes", "area=\"heap\"") / MEGABYTE;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static Measured result(Future<Measured> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a caller of the bench failed", e);
        }
    }
}
