package io.viciagents.systemtests.demo;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code ./demo}. */
@Command(name = "./demo", description = "A real Asterisk, a dispatcher, two agent nodes, and callers who speak.")
public final class Demo implements Callable<Integer> {
    private static final int MOST_CALLS = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--outbound", description = "A campaign's call: the callee picks up and hears an offer.")
    private boolean outbound;

    @Option(
            names = "--vicidial",
            description =
                    "On a stand-in VICIdial: a sale, a call-back, a do-not-call, a transfer, and its books after.")
    private boolean vicidial;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "1", description = "N callers at once.")
    private int calls = 1;

    @Option(names = "--asterisk", paramLabel = "16|22", defaultValue = "22", description = "Which Asterisk.")
    private String asterisk = "22";

    @Option(names = "--stay", description = "Leaves all running until Ctrl-C and prints the SIP address.")
    private boolean stay;

    private Demo() {}

    /** Runs it; ends with 0 if every caller reached what it wanted. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Demo())
                .setExecutionExceptionHandler(Demo::explain)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (vicidial) {
            return new BooksDemo(new Screen(out), version()).run() ? 0 : 1;
        }
        DemoRun run = new DemoRun(new Screen(out), version(), outbound ? Story.outbound() : Story.inbound());
        Thread stop = new Thread(run::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        boolean reached = run.run(checkedCalls());
        if (stay) {
            run.stay();
        }
        run.close();
        return reached ? 0 : 1;
    }

    private static int explain(Exception failed, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("The demo failed: " + failed.getMessage());
        return 1;
    }

    private AsteriskVersion version() {
        try {
            return AsteriskVersion.of(asterisk);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--asterisk: " + e.getMessage());
        }
    }

    private int checkedCalls() {
        if (calls < 1 || calls > MOST_CALLS) {
            throw new ParameterException(
                    spec.commandLine(), "--calls: 1 to " + MOST_CALLS + " wanted on one machine, got " + calls);
        }
        return calls;
    }
}
