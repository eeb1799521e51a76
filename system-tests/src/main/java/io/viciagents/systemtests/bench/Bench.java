package io.viciagents.systemtests.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code ./bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {MediaBench.class},
        description = "Measures this project on this machine.")
public final class Bench {
    private Bench() {}

    /** Ends with 0 if the measurement was made, whatever it showed. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
