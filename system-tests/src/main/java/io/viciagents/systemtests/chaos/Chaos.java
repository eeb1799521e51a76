package io.viciagents.systemtests.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of {@code ./chaos}. */
@Command(
        name = "./chaos",
        mixinStandardHelpOptions = true,
        description = "Breaks things while callers talk, and tells what the callers heard of it.")
public final class Chaos implements Callable<Integer> {
    @Option(names = "--calls", defaultValue = "20", description = "at once; default ${DEFAULT-VALUE}")
    private int calls;

    @Option(names = "--dispatchers", defaultValue = "3", description = "an odd number; default ${DEFAULT-VALUE}")
    private int dispatchers;

    @Option(names = "--nodes", defaultValue = "4", description = "agent nodes; default ${DEFAULT-VALUE}")
    private int nodes;

    @Option(names = "--rounds", defaultValue = "3", description = "of each fault; default ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "of the schedule; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--faults",
            split = ",",
            paramLabel = "FAULT",
            description =
                    "one or more of nothing (what the measure shows by itself), kill, stall, cut, cut-media, drain, rolling, ari-reset, owner-kill, owner-stall, owner-drain, machine, asterisk; default all")
    private List<String> faults = List.of();

    @Option(
            names = "--beside",
            paramLabel = "FOLDER",
            description =
                    "a checkout of another release, built there with mvn -DskipTests package: every second process runs it, and whatever is stopped in an orderly way starts again with the other one")
    private Optional<Path> beside = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures here as well")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Chaos() {}

    /** Ends with 0 if no call was lost, doubled, wrong or left behind. */
    public static void main(String... arguments) {
        CommandLine line = new CommandLine(new Chaos());
        line.setExecutionExceptionHandler((failed, command, parsed) -> {
            command.getErr().println("chaos: " + failed.getMessage());
            return 1;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Fault> wanted = faults.isEmpty()
                ? Arrays.asList(Fault.values())
                : faults.stream().map(Fault::of).toList();
        ChaosRun run = new ChaosRun(calls, dispatchers, nodes, seed, beside, this::tell);
        Thread stop = new Thread(run::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        if (beside.isEmpty()) {
            QuickStarts.prepare(this::tell);
        }
        ChaosReport report = run.run(wanted, rounds);
        report.print(out);
        if (json.isPresent()) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(json.get().toFile(), report.json());
        }
        return report.clean() ? 0 : 1;
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
