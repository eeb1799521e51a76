package io.viciagents.service;

import io.viciagents.service.configuration.Configuration;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import io.viciagents.service.log.LogSetup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The command line of a service: {@code --config}, {@code --check-config}, {@code --print-schema}, {@code --help},
 * {@code --version}; without a switch the service runs until it is asked to stop. A subcommand does something else and ends; every service has
 * {@code drain} and {@code ready}.
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
    private final List<Function<Supplier<T>, ?>> subcommands;

    private ServiceCommand(
            String name,
            String prefix,
            Class<T> type,
            Function<T, ExitCode> living,
            List<Function<Supplier<T>, ?>> subcommands) {
        this.name = name;
        this.prefix = prefix;
        this.type = type;
        this.living = living;
        this.subcommands = List.copyOf(subcommands);
    }

    /**
     * The command line of this service.
     *
     * @param name of the program
     * @param prefix of the variables that override its configuration, without the underscore
     */
    public static <T extends Record & ServiceConfiguration> ServiceCommand<T> of(
            String name, String prefix, Class<T> type, Start<T> start) {
        return new ServiceCommand<>(name, prefix, type, new Living<>(name, start)::until, List.of());
    }

    /**
     * Has one more subcommand, a picocli command that is a {@code Callable<Integer>} and answers the exit code, and is
     * named by its annotation.
     *
     * <p>It is given the service's configuration to ask for, if it wants it: read when it is asked, from
     * {@code --config}, which may stand before or behind the subcommand's name. A configuration that is refused, and a
     * {@link CannotStart}, end the subcommand with their sentences. Its log goes to standard error, from WARN on.
     */
    public ServiceCommand<T> with(Function<Supplier<T>, ?> subcommand) {
        List<Function<Supplier<T>, ?>> all = new ArrayList<>(subcommands);
        all.add(subcommand);
        return new ServiceCommand<>(name, prefix, type, living, all);
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
        commandLine.addSubcommand(new DrainCommand(
                () -> accepted(configuration(switches, environment)).http()));
        commandLine.addSubcommand(new ReadyCommand());
        subcommands.forEach(subcommand ->
                commandLine.addSubcommand(subcommand.apply(() -> accepted(configuration(switches, environment)))));
        commandLine.setExecutionStrategy(parsed -> parsed.hasSubcommand()
                ? runSubcommand(parsed)
                : Optional.ofNullable(CommandLine.executeHelpRequest(parsed))
                        .orElseGet(() ->
                                execute(switches, commandLine, environment).number()));
        commandLine.setExecutionExceptionHandler(
                (failure, failed, _) -> told(failure, failed.getErr()).number());
        return commandLine;
    }

    private static int runSubcommand(CommandLine.ParseResult parsed) {
        LogSetup.toStandardError();
        return new CommandLine.RunLast().execute(parsed);
    }

    /** What an operator can mend is told in its own words; anything else goes on to picocli's stack trace. */
    private static ExitCode told(Exception failure, PrintWriter err) throws Exception {
        return switch (failure) {
            case RefusedConfiguration refused -> tell(refused.problems(), err, ExitCode.REFUSED);
            case CannotStart mendable -> tell(List.of(String.valueOf(mendable.getMessage())), err, ExitCode.FAILED);
            default -> throw failure;
        };
    }

    private static ExitCode tell(List<String> sentences, PrintWriter err, ExitCode code) {
        sentences.forEach(err::println);
        err.flush();
        return code;
    }

    private Configuration<T> configuration(Switches switches, Map<String, String> environment) {
        Optional<Path> file = switches.config.or(
                () -> Optional.ofNullable(environment.get(prefix + "_CONFIG")).map(Path::of));
        return file.map(path -> Configuration.load(path, type, prefix, environment))
                .orElseGet(() -> Configuration.withoutFile(type, prefix, environment));
    }

    private static <T extends Record> T accepted(Configuration<T> configuration) {
        return switch (configuration) {
            case Configuration.Loaded<T>(T value) -> value;
            case Configuration.Refused<T>(List<String> problems) -> throw new RefusedConfiguration(problems);
        };
    }

    private ExitCode execute(Switches switches, CommandLine commandLine, Map<String, String> environment) {
        if (switches.printSchema) {
            commandLine.getOut().println(Configuration.schema(type));
            commandLine.getOut().flush();
            return ExitCode.STOPPED;
        }
        return switch (configuration(switches, environment)) {
            case Configuration.Refused<T> refused -> tell(refused.problems(), commandLine.getErr(), ExitCode.REFUSED);
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
                scope = CommandLine.ScopeType.INHERIT,
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
