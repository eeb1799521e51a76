package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.centre.Jvms;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers who call again and again, by key and by voice, while what the services hold is looked at. Confined to one
 * thread.
 *
 * @param lasts all in all; its first eighth is warm-up
 * @param callers at once; the nodes have twice as many slots
 * @param out tells how far it is
 */
record SoakRun(Duration lasts, int callers, PrintWriter out) {
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration TELL = Duration.ofMinutes(1);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);
    private static final int WARM_UP_SHARE = 8;
    private static final List<CallScript> SCRIPTS = List.of(
            keys("1", "2", "1", "1"),
            CallScript.start().answer("cancel my appointment").answer("yes"),
            keys("3", "1"),
            CallScript.start().listenFor(Duration.ofSeconds(1)).hangUp(),
            keys("4", "5"));

    /**
     * What one process holds after a collection, in the quarter after the warm-up and in the last one: the least that was
     * seen in each, for calls come and go.
     *
     * @param what with its unit
     */
    record Held(String process, String what, double atFirst, double atLast) {
        double growthPercent() {
            return atFirst == 0 ? 0 : 100 * (atLast - atFirst) / atFirst;
        }
    }

    /**
     * All of it.
     *
     * @param reached calls that came to their end
     * @param failed calls that had to be handed to humans
     * @param leftOver channels, bridges, slots and live calls after the last caller
     */
    record Outcome(int minutes, int callers, int calls, int reached, int failed, int leftOver, List<Held> held) {}

    Outcome run() {
        Path folder = Project.newRunFolder("soak");
        tell("Asterisk 22, a dispatcher and two agent nodes start; their files are in " + folder);
        try (LocalAsterisk asterisk = LocalAsterisk.start(
                        AsteriskVersion.V22, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk"));
                CallCentre centre = CallCentre.start(asterisk, 2, callers, folder, Jvms.MEASURED);
                CallerVoice voice = new CallerVoice(CallerVoice.CALLER)) {
            return run(asterisk, centre, voice);
        }
    }

    private Outcome run(LocalAsterisk asterisk, CallCentre centre, CallerVoice voice) {
        long end = System.nanoTime() + lasts.toNanos();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger reached = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    int number = calls.incrementAndGet();
                    if (isServed(asterisk, voice, number)) {
                        reached.incrementAndGet();
                    }
                }
            }));
            Patience.pass(Duration.ofMillis(250));
        }
        List<Holding> holdings = watch(centre, end, calls);
        threads.forEach(SoakRun::join);
        int left = Patience.isSoWithin(ENDED_WITHIN, () -> centre.leftOvers().isEmpty())
                ? 0
                : centre.leftOvers().size();
        int failed = (int) centre.dispatcher().metric("calls_ended_total", "leaving=\"RESCUED\"");
        return new Outcome(
                (int) lasts.toMinutes(),
                callers,
                calls.get(),
                reached.get(),
                failed,
                left,
                holdings.stream().flatMap(Holding::held).toList());
    }

    private List<Holding> watch(CallCentre centre, long end, AtomicInteger calls) {
        List<JarService> services = new ArrayList<>(centre.nodes());
        services.add(centre.dispatcher());
        List<Holding> holdings = services.stream().map(Holding::new).toList();
        long begin = end - lasts.toNanos();
        long told = begin;
        while (System.nanoTime() < end) {
            Patience.pass(LOOK);
            double share = (double) (System.nanoTime() - begin) / lasts.toNanos();
            if (share > 1.0 / WARM_UP_SHARE) {
                holdings.forEach(holding -> holding.look(share));
            }
            if (System.nanoTime() - told > TELL.toNanos()) {
                told = System.nanoTime();
                tell(String.format(
                        Locale.ROOT, "%3.0f %%  %5d calls  %s", 100 * share, calls.get(), holdings.getFirst()));
            }
        }
        return holdings;
    }

    private static boolean isServed(LocalAsterisk asterisk, CallerVoice voice, int number) {
        String callId = CallIds.make('Y', LocalDateTime.now(ZoneId.systemDefault()), number);
        try (VoiceCaller caller = new VoiceCaller(voice)) {
            caller.dial(
                    asterisk.sip(),
                    AsteriskOptions.APPOINTMENT_EXTENSION,
                    callId,
                    "2125550%03d".formatted(number % 1000));
            End how = caller.play(SCRIPTS.get(number % SCRIPTS.size())).end();
            return how == End.HUNG_UP_BY_AGENT || how == End.HUNG_UP_BY_CALLER;
        }
    }

    private static CallScript keys(String... keys) {
        CallScript script = CallScript.start();
        for (String key : keys) {
            script = script.listen().press(key);
        }
        return script;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String what) {
        out.println(what);
        out.flush();
    }
}
