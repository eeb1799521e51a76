package io.viciagents.systemtests.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./bench soak}: whether what the services hold stays level over many calls. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description =
                "Keeps callers talking to the packaged services on a real Asterisk for a long time, and compares what"
                        + " each process holds in the first quarter after the warm-up with the last: heap after collections,"
                        + " threads, file handles, resident memory. Half of the slots stay free.")
final class SoakBench implements Callable<Integer> {
    @Option(names = "--minutes", defaultValue = "60", description = "how long; default ${DEFAULT-VALUE}")
    private int minutes;

    @Option(names = "--calls", defaultValue = "20", description = "callers at once; default ${DEFAULT-VALUE}")
    private int calls;

    @Mixin
    private JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (minutes < 2 || calls < 1) {
            throw new ParameterException(spec.commandLine(), "--minutes must be 2 or more, --calls 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        SoakRun.Outcome outcome = new SoakRun(Duration.ofMinutes(minutes), calls, out).run();
        print(outcome, out);
        json.write(List.of(outcome));
        return 0;
    }

    private static void print(SoakRun.Outcome outcome, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%d calls, %d of them brought to their end; %d with humans by our fault; %d left over%n",
                outcome.calls(),
                outcome.reached(),
                outcome.failed(),
                outcome.leftOver());
        out.printf("%-12s %-22s %12s %12s %9s%n", "process", "holds", "at first", "at last", "growth");
        for (SoakRun.Held held : outcome.held()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %-22s %12.1f %12.1f %8.1f%%%n",
                    held.process(),
                    held.what(),
                    held.atFirst(),
                    held.atLast(),
                    held.growthPercent());
        }
        out.flush();
    }
}
