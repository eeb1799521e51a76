package io.viciagents.systemtests.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code ./bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            MediaBench.class,
            SetupBench.class,
            TurnsBench.class,
            CallsBench.class,
            PlacementBench.class,
            SoakBench.class
        },
        description = "Measures this project on this machine.")
public final class Bench {
    private Bench() {}

    /** Ends with 0 if the measurement was made, whatever it showed. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Bench());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("bench: " + failure.getMessage());
            return 1;
        });
        System.exit(line.execute(arguments));
    }
}
