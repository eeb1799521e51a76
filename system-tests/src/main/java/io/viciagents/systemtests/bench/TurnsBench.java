package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.Jvms;
import io.viciagents.systemtests.centre.NodePlan;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bench turns}: how long callers wait for an answer, and how the agent takes what callers do. */
@Command(
        name = "turns",
        mixinStandardHelpOptions = true,
        description =
                "Synthetic callers over real RTP and a real Asterisk: pauses, uh-huh, stop, noise, keys, silence, long"
                        + " stories, an answering machine, a slow and a dying provider. Once with the embedded engines, once with"
                        + " stand-ins at the delays of the field: final words 350 ms, interim words 200 ms, first token 400 ms,"
                        + " first sound 150 ms. Times are taken at the callers' telephones."
                        + " Goals: embedded mix p50 450, p95 700 ms; stand-ins mix p50 700 ms; barge-in p95 300 ms; overhead p99"
                        + " 10 ms; no cut-off.")
final class TurnsBench implements Callable<Integer> {
    @Option(
            names = "--engine",
            split = ",",
            paramLabel = "ENGINE",
            defaultValue = "EMBEDDED,STAND_INS",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private List<TurnEngine> engines = List.of();

    @Option(names = "--case", split = ",", paramLabel = "CASE", description = "only these: ${COMPLETION-CANDIDATES}")
    private List<TurnCase> cases = List.of(TurnCase.values());

    @Option(names = "--callers", defaultValue = "2", description = "at once in each case; default ${DEFAULT-VALUE}")
    private int callers;

    @Option(names = "--asterisk", defaultValue = "22", description = "22 or 16; default ${DEFAULT-VALUE}")
    private String version = "22";

    @Mixin
    private JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<TurnsResult> results = new ArrayList<>();
        try (StandIns standIns = new StandIns();
                CallerVoice voice = new CallerVoice(CallerVoice.CALLER);
                LocalAsterisk asterisk = LocalAsterisk.start(
                        AsteriskVersion.of(version),
                        AsteriskOptions.likeVicidial(),
                        Project.newRunFolder("bench-turns-asterisk"))) {
            heading();
            for (TurnEngine engine : engines) {
                for (TurnEngine.Centre centre : engine.centres()) {
                    results.addAll(measure(engine, centre, asterisk, standIns, voice));
                }
            }
        }
        json.write(results);
        return 0;
    }

    private List<TurnsResult> measure(
            TurnEngine engine, TurnEngine.Centre wanted, LocalAsterisk asterisk, StandIns standIns, CallerVoice voice) {
        List<TurnsResult> results = new ArrayList<>();
        List<TurnCase> played = wanted.cases().stream().filter(cases::contains).toList();
        if (played.isEmpty()) {
            return results;
        }
        Path folder = Project.newRunFolder("bench-turns-" + engine.label() + "-" + wanted.profiles());
        Map<String, Object> providers = standIns.providers(folder);
        providers = providers.entrySet().stream()
                .filter(provider -> wanted.providers().contains(provider.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        NodePlan node = new NodePlan(
                Math.max(4, callers),
                Project.root().resolve("system-tests/profiles").resolve(wanted.profiles()),
                providers);
        try (CallCentre centre = CallCentre.start(asterisk, List.of(node), folder, Jvms.MEASURED)) {
            BooleanSupplier heard = wanted.heardByStandIns() ? standIns::hear : () -> true;
            TurnsRun run = new TurnsRun(engine.label(), asterisk, centre, standIns, heard, voice, callers);
            for (TurnCase scenario : played) {
                TurnsRun.Played one = run.play(scenario);
                print(one);
                results.add(one.result());
            }
        }
        return results;
    }

    private void heading() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-10s %-18s %5s %7s %7s %8s %8s %8s %7s %5s %7s %8s   %s%n",
                "engine",
                "case",
                "turns",
                "gap p50",
                "gap p95",
                "own p99",
                "stop p50",
                "stop p95",
                "cut off",
                "false",
                "resumed",
                "dead air",
                "by the node, medians: turn over, words known, first text, first sound");
        out.flush();
    }

    private void print(TurnsRun.Played played) {
        PrintWriter out = spec.commandLine().getOut();
        TurnsResult r = played.result();
        out.printf(
                Locale.ROOT,
                "%-10s %-18s %5d %7s %7s %8s %8s %8s %7d %5d %7d %8d   %s%n",
                r.engine(),
                r.scenario(),
                r.turns(),
                text(r.gapP50Ms()),
                text(r.gapP95Ms()),
                text(r.overheadP99Ms()),
                text(r.bargeInP50Ms()),
                text(r.bargeInP95Ms()),
                r.cutOffs(),
                r.falseInterruptions(),
                r.resumed(),
                r.deadAirMaxMs(),
                List.of("endConfirmed", "recognised", "firstText", "firstAudio").stream()
                        .map(part -> text(TurnsResult.percentile(played.parts().getOrDefault(part, List.of()), 50)))
                        .collect(Collectors.joining(", ")));
        out.flush();
    }

    private static String text(@Nullable Long millis) {
        return millis == null ? "-" : millis.toString();
    }
}
