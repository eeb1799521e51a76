package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.bench.TurnCaller.Measured;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Plays cases on a call centre that runs, with a few callers at once. Confined to one thread. Mutable: the callers' number. */
final class TurnsRun {
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);
    private static final String INTERRUPTIONS = "turns_interruptions_total";

    private final String engine;
    private final LocalAsterisk asterisk;
    private final CallCentre centre;
    private final StandIns standIns;
    private final BooleanSupplier heard;
    private final CallerVoice voice;
    private final int callers;
    private final TurnParts parts;
    private int number;

    /**
     * Plays nothing yet.
     *
     * @param heard whether the ear of the caller who was told of last is open
     */
    TurnsRun(
            String engine,
            LocalAsterisk asterisk,
            CallCentre centre,
            StandIns standIns,
            BooleanSupplier heard,
            CallerVoice voice,
            int callers) {
        this.engine = engine;
        this.asterisk = asterisk;
        this.centre = centre;
        this.standIns = standIns;
        this.heard = heard;
        this.voice = voice;
        this.callers = callers;
        this.parts = new TurnParts(centre.recordings());
    }

    /** Plays a case to its end. */
    Played play(TurnCase scenario) {
        standIns.think(scenario.thinking());
        double resumedBefore = interruptions("FALSE");
        double takenBefore = interruptions("TRUE");
        List<Measured> measured = callAll(scenario);
        centre.awaitNothingLeft(ENDED_WITHIN);
        int resumed = (int) Math.round(interruptions("FALSE") - resumedBefore);
        int taken = (int) Math.round(interruptions("TRUE") - takenBefore);
        Map<String, List<Long>> own = parts.more();
        List<Duration> gaps =
                measured.stream().flatMap(one -> one.gaps().stream()).toList();
        List<Duration> bargeIns =
                measured.stream().flatMap(one -> one.bargeIns().stream()).toList();
        TurnsResult result = new TurnsResult(
                engine,
                scenario.label(),
                gaps.size(),
                TurnsResult.percentileOf(gaps, 50),
                TurnsResult.percentileOf(gaps, 95),
                TurnsResult.percentile(own.getOrDefault("overhead", List.of()), 99),
                TurnsResult.percentileOf(bargeIns, 50),
                TurnsResult.percentileOf(bargeIns, 95),
                measured.stream().mapToInt(Measured::cutOffs).sum(),
                resumed + (scenario.nobodyInterrupts() ? taken : 0),
                resumed,
                measured.stream()
                        .mapToLong(one -> one.deadAir().toMillis())
                        .max()
                        .orElse(0));
        return new Played(result, own);
    }

    private double interruptions(String finding) {
        return centre.nodes().stream()
                .mapToDouble(node -> node.metric(INTERRUPTIONS, "finding=\"" + finding + "\""))
                .sum();
    }

    private List<Measured> callAll(TurnCase scenario) {
        List<Future<Measured>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                List<short[]> said = scenario.sound(caller, voice);
                standIns.understand(scenario.segments(caller, voice));
                TurnCaller one = call(scenario);
                Patience.until("the caller's ear to open", HEARD_WITHIN, heard);
                running.add(threads.submit(() -> {
                    try (one) {
                        scenario.play(one, said);
                        return one.measured();
                    }
                }));
            }
        }
        return running.stream().map(TurnsRun::result).toList();
    }

    private TurnCaller call(TurnCase scenario) {
        number++;
        String phone = "21277%05d".formatted(number);
        TurnCaller caller = new TurnCaller();
        if (!scenario.outbound()) {
            return caller.dial(asterisk.sip(), AsteriskOptions.APPOINTMENT_EXTENSION, id('Y'), phone);
        }
        asterisk.ari()
                .post(
                        "/channels",
                        Map.of(
                                "endpoint",
                                "PJSIP/trunk/sip:" + phone + "@127.0.0.1:"
                                        + caller.telephone().address().getPort(),
                                "context",
                                "default",
                                "extension",
                                AsteriskOptions.OFFER_EXTENSION,
                                "callerId",
                                "\"" + id('V') + "\" <" + phone + ">"));
        return caller.pickUp();
    }

    private String id(char kind) {
        return CallIds.make(kind, LocalDateTime.now(ZoneId.systemDefault()), number);
    }

    private static Measured result(Future<Measured> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a caller of the bench failed", e);
        }
    }

    /**
     * What came of a case.
     *
     * @param result as the callers measured it
     * @param parts of the turns as the nodes measured them, in milliseconds, each counted from the last voiced sample
     */
    record Played(TurnsResult result, Map<String, List<Long>> parts) {}
}
