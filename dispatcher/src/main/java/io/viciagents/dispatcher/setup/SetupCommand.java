package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Configuration;
import io.viciagents.service.life.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dispatcher setup}, {@code ./vici-setup}. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what an administrator needs to make AI agents remote agents of a VICIdial: Asterisk's files, every"
                    + " admin field with its value, the same as SQL, and a dispatcher's configuration.",
            "Shows what differs from what is there. Changes nothing but its own folder without --apply, restarts nothing"
                    + " ever, and does nothing when it is run again."
        })
public final class SetupCommand implements Callable<Integer> {
    /** Of the variables that override the site's file. */
    public static final String PREFIX = "VICI_SETUP";

    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "The site: see examples/vici-setup.yaml.")
    private Path file = Path.of("vici-setup.yaml");

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the files are written; they hold passwords. (${DEFAULT-VALUE})")
    private Path out = Path.of("vici-setup.d");

    @Option(
            names = "--etc",
            paramLabel = "FOLDER",
            description =
                    "Asterisk's own configuration, when this runs on a telephony server: what stands there is merged,"
                            + " never replaced. Usually /etc/asterisk.")
    private Optional<Path> etc = Optional.empty();

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "Which of the site's servers this machine is, where there are several.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--apply",
            description =
                    "After showing the difference, change the files in --etc (a copy of each is kept). Without --etc:"
                            + " make those remote agents ACTIVE, by VICIdial's API, that have no line at work; dispatchers do it"
                            + " by themselves.")
    private boolean apply;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * The command.
     *
     * @param environment usually {@code System.getenv()}
     */
    public SetupCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        return switch (Configuration.load(file, Site.class, PREFIX, environment)) {
            case Configuration.Refused<Site> refused -> {
                refused.problems().forEach(spec.commandLine().getErr()::println);
                yield ExitCode.REFUSED.number();
            }
            case Configuration.Loaded<Site>(Site site) ->
                new Setup(site, spec.commandLine().getOut())
                        .run(out, etc, server, apply)
                        .number();
        };
    }
}
