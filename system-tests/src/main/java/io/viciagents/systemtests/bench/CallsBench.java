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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bench calls}: what whole conversations cost, and how their turns fare as they grow in number. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description =
                "Whole conversations at once through a real Asterisk, with stand-ins for recogniser, model and voice at"
                        + " the delays of the field: CPU and memory a call of the agent node, the dispatcher and Asterisk, and the"
                        + " gap that callers hear. Callers and stand-ins run on this machine, too, in one process that is listed"
                        + " apart: where all cores are busy, the gaps are the machine's and not the product's.")
final class CallsBench implements Callable<Integer> {
    @Option(names = "--calls", split = ",", defaultValue = "50,100,200", description = "default ${DEFAULT-VALUE}")
    private List<Integer> counts = List.of();

    @Option(names = "--seconds", defaultValue = "30", description = "that all are up; default ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--asterisk", defaultValue = "22", description = "22 or 16; default ${DEFAULT-VALUE}")
    private String version = "22";

    @Mixin
    private JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<CallsResult> results = new ArrayList<>();
        try (StandIns standIns = new StandIns();
                CallerVoice voice = new CallerVoice(CallerVoice.CALLER)) {
            for (int calls : counts) {
                CallsResult result = measure(calls, standIns, voice);
                print(result);
                results.add(result);
            }
        }
        json.write(results);
        return 0;
    }

    private CallsResult measure(int calls, StandIns standIns, CallerVoice voice) {
        Path folder = Project.newRunFolder("bench-calls-" + calls);
        NodePlan node = new NodePlan(
                calls + 10, Project.root().resolve("system-tests/profiles/with-model"), standIns.providers(folder));
        try (LocalAsterisk asterisk = LocalAsterisk.start(
                        AsteriskVersion.of(version),
                        AsteriskOptions.likeVicidial(),
                        Project.subfolder(folder, "asterisk"));
                CallCentre centre = CallCentre.start(asterisk, List.of(node), folder, Jvms.MEASURED)) {
            return new CallsRun(asterisk, centre, standIns, voice, calls, Duration.ofSeconds(seconds)).measure();
        }
    }

    private void print(CallsResult result) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d calls: %d served, %d turns, gap p50 %s, p95 %s, longest wait %d ms; %.1f of %d cores busy with it, machine"
                        + " load %.1f%n",
                result.calls(),
                result.served(),
                result.turns(),
                result.gapP50Ms(),
                result.gapP95Ms(),
                result.longestWaitMs(),
                result.parts().stream()
                                .mapToDouble(CallsResult.Part::cpuPercentOfACoreACall)
                                .sum()
                        * result.calls()
                        / 100,
                Runtime.getRuntime().availableProcessors(),
                result.load());
        for (CallsResult.Part part : result.parts()) {
            out.printf(
                    Locale.ROOT,
                    "  %-22s %6.3f %% of a core a call, %6.3f MB resident a call%s%n",
                    part.name(),
                    part.cpuPercentOfACoreACall(),
                    part.residentMegabytesACall(),
                    part.heapMegabytesACall() == null
                            ? ""
                            : String.format(Locale.ROOT, ", %.3f MB heap", part.heapMegabytesACall()));
        }
        out.flush();
    }
}
