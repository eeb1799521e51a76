package io.viciagents.service;

import io.viciagents.service.configuration.Configuration;
import io.viciagents.service.life.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The command line of a service: {@code --config}, {@code --check-config}, {@code --print-schema}, {@code --help}, {@code --version}; without a
 * switch the service runs until it is asked to stop.
 *
 * <pre>{@code
 * static void main(String[] arguments) {
 *     ServiceCommand.of("dispatcher", "DISPATCHER", DispatcherConfiguration.class, Dispatcher::start).main(arguments);
 * }
 * }</pre>
 *
 * @param <T> its configuration
 */
public final class ServiceCommand<T extends Record & ServiceConfiguration> {
    private final String name;
    private final String prefix;
    private final Class<T> type;
    private final Function<T, ExitCode> living;

    private ServiceCommand(String name, String prefix, Class<T> type, Function<T, ExitCode> living) {
        this.name = name;
        this.prefix = prefix;
        this.type = type;
        this.living = living;
    }

    /**
     * The command line of this service.
     *
     * @param name of the program
     * @param prefix of the variables that override its configuration, without the underscore
     */
    public static <T extends Record & ServiceConfiguration> ServiceCommand<T> of(
            String name, String prefix, Class<T> type, Start<T> start) {
        return new ServiceCommand<>(name, prefix, type, new Living<>(name, start)::until);
    }

    /** Runs the command and ends the process with its {@link ExitCode}. */
    public void main(String... arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** The parser, for tests that run the command in their own process. */
    CommandLine commandLine(Map<String, String> environment) {
        Switches switches = new Switches();
        CommandLine commandLine = new CommandLine(CommandSpec.forAnnotatedObject(switches)
                .name(name)
                .version(name + " " + Version.text() + " (Java " + Runtime.version() + ")")
                .mixinStandardHelpOptions(true));
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Arrays.stream(ExitCode.values())
                        .collect(Collectors.toMap(
                                code -> String.valueOf(code.number()),
                                ExitCode::meaning,
                                (first, _) -> first,
                                TreeMap::new)));
        commandLine.setExecutionStrategy(parsed -> Optional.ofNullable(CommandLine.executeHelpRequest(parsed))
                .orElseGet(() -> execute(switches, commandLine, environment).number()));
        return commandLine;
    }

    private ExitCode execute(Switches switches, CommandLine commandLine, Map<String, String> environment) {
        if (switches.printSchema) {
            commandLine.getOut().println(Configuration.schema(type));
            commandLine.getOut().flush();
            return ExitCode.STOPPED;
        }
        Optional<Path> file = switches.config.or(
                () -> Optional.ofNullable(environment.get(prefix + "_CONFIG")).map(Path::of));
        Configuration<T> configuration = file.map(path -> Configuration.load(path, type, prefix, environment))
                .orElseGet(() -> Configuration.withoutFile(type, prefix, environment));
        return switch (configuration) {
            case Configuration.Refused<T> refused -> {
                refused.problems().forEach(commandLine.getErr()::println);
                commandLine.getErr().flush();
                yield ExitCode.REFUSED;
            }
            case Configuration.Loaded<T> loaded
            when switches.checkConfig -> {
                commandLine.getOut().print(Configuration.print(loaded.value()));
                commandLine.getOut().flush();
                yield ExitCode.STOPPED;
            }
            case Configuration.Loaded<T> loaded -> living.apply(loaded.value());
        };
    }

    /** What picocli fills in. */
    @CommandLine.Command(sortOptions = false)
    private static final class Switches {
        @Option(
                names = {"-c", "--config"},
                paramLabel = "FILE",
                description = "The YAML file of the configuration. Any key in it is overridden by a variable of the"
                        + " environment; without a file the environment and the defaults count.")
        private Optional<Path> config = Optional.empty();

        @Option(
                names = {"--check-config", "--print-config"},
                description = "Print the effective configuration with every key explained and secrets hidden, or"
                        + " everything that is wrong with it, and end.")
        private boolean checkConfig;

        @Option(
                names = "--print-schema",
                description = "Print what the configuration may hold as a JSON Schema, for editors, and end.")
        private boolean printSchema;
    }
}
