package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.SetupCommand;
import io.viciagents.dispatcher.setup.Site;
import io.viciagents.service.configuration.Configuration;
import io.viciagents.service.life.ExitCode;
import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dispatcher doctor}, {@code ./vici-doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks at a VICIdial, its Asterisk servers and the way between, and says of each thing that is wrong how to mend"
                    + " it. Changes nothing; its test call is a tone that nobody hears.",
            "Run it where an agent node runs, so that RTP goes the way that calls take. Ends with 1 when something is wrong."
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "The site: the file of vici-setup. (${DEFAULT-VALUE})")
    private Path file = Path.of("vici-setup.yaml");

    @Option(names = "--json", description = "One object for programs in place of lines for people.")
    private boolean json;

    @Option(
            names = "--media-host",
            paramLabel = "ADDRESS",
            description =
                    "The address at which Asterisk reaches this machine, where it is not the one that leads there.")
    private String mediaHost = "";

    @Option(
            names = "--call",
            paramLabel = "EXTENSION",
            description =
                    "Calls the agent at that extension and measures from its answer to its first sound. It is a real"
                            + " call without a lead: the agent greets, and the call is in its books.")
    private Optional<String> call = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * The command.
     *
     * @param environment usually {@code System.getenv()}
     */
    public DoctorCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        return switch (Configuration.load(file, Site.class, SetupCommand.PREFIX, environment)) {
            case Configuration.Refused<Site> refused -> {
                refused.problems().forEach(spec.commandLine().getErr()::println);
                yield ExitCode.REFUSED.number();
            }
            case Configuration.Loaded<Site>(Site site) -> examine(site);
        };
    }

    private int examine(Site site) {
        Report report = new Report(spec.commandLine().getOut(), look());
        try (Doctor doctor = new Doctor(site)) {
            for (Check check : doctor.checks(mediaHost, call, InstantSource.system())) {
                report.add(check, check.look());
            }
        }
        report.end();
        return report.wrong() == 0 ? ExitCode.STOPPED.number() : ExitCode.FAILED.number();
    }

    private Report.Look look() {
        if (json) {
            return Report.Look.JSON_OBJECT;
        }
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return terminal && !environment.containsKey("NO_COLOR") ? Report.Look.COLOURED : Report.Look.PLAIN;
    }
}
