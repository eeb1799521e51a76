package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./bench setup}: how long a caller waits from StasisStart until it is bridged with the agent. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description =
                "Measures, on a real Asterisk with the packaged dispatcher and agent node, the time from StasisStart"
                        + " until caller and agent are bridged, by the dispatcher's own clock. Telephones dial at a steady rate,"
                        + " send sound from the answer on and hang up after a while."
                        + " Goals: Asterisk 22 p50 25 ms and p99 100 ms, Asterisk 16 p50 80 ms, at 20 calls a second.")
final class SetupBench implements Callable<Integer> {
    @Option(
            names = "--asterisk",
            split = ",",
            defaultValue = "22,16",
            paramLabel = "VERSION,...",
            description = "22, 16 or both; default ${DEFAULT-VALUE}")
    private List<String> versions = List.of();

    @Option(names = "--calls", defaultValue = "200", description = "how many are measured; default ${DEFAULT-VALUE}")
    private int calls;

    @Option(names = "--rate", defaultValue = "20", description = "calls a second; default ${DEFAULT-VALUE}")
    private double callsPerSecond;

    @Option(names = "--warm", defaultValue = "200", description = "calls before them; default ${DEFAULT-VALUE}")
    private int warm;

    @Option(
            names = "--hold",
            defaultValue = "3",
            description = "seconds until a caller hangs up; default ${DEFAULT-VALUE}")
    private int holdSeconds;

    @Option(names = "--nodes", defaultValue = "1", description = "agent nodes; default ${DEFAULT-VALUE}")
    private int nodes;

    @Option(
            names = "--ringing",
            description = "callers enter Stasis before they were answered, as from a DID that points straight to it;"
                    + " otherwise answered and with sound, as VICIdial delivers calls")
    private boolean ringing;

    @Mixin
    private JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (calls < 1 || warm < 0 || nodes < 1 || holdSeconds < 1 || callsPerSecond <= 0) {
            throw new ParameterException(
                    spec.commandLine(), "--calls, --nodes, --hold and --rate must be above 0, --warm not below");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<AsteriskVersion> wanted =
                versions.stream().map(this::version).distinct().toList();
        SetupRun run = new SetupRun(nodes, warm, calls, callsPerSecond, Duration.ofSeconds(holdSeconds), ringing, out);
        List<SetupResult> results = new ArrayList<>();
        try {
            for (AsteriskVersion version : wanted) {
                results.add(run.measure(version));
            }
        } finally {
            print(results, out);
        }
        json.write(results);
        return 0;
    }

    private AsteriskVersion version(String number) {
        try {
            return AsteriskVersion.of(number);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--asterisk: " + e.getMessage());
        }
    }

    private static void print(List<SetupResult> results, PrintWriter out) {
        out.printf("%nStasisStart to both bridged, ms%n");
        out.printf(
                "%8s %6s %7s %9s %9s %9s %9s %11s %13s%n",
                "asterisk", "calls", "missed", "p50", "p95", "p99", "longest", "first call", "machine load");
        for (SetupResult r : results) {
            out.printf(
                    "%8s %6d %7d %9.2f %9.2f %9.2f %9.2f %11.2f %13.2f%n",
                    r.asterisk(),
                    r.calls(),
                    r.missed(),
                    r.p50Ms(),
                    r.p95Ms(),
                    r.p99Ms(),
                    r.maxMs(),
                    r.firstMs(),
                    r.load());
        }
        out.flush();
    }
}
