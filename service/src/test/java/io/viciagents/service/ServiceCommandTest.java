package io.viciagents.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.life.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ServiceCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesSwitchesAndExitCodes() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: tiny", "--config", "--check-config", "--version", "Exit codes:")
                .containsSubsequence("0   Stopped", "1   Could not start", "2   The command line", "3   Stopped");
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(out.toString()).matches("tiny \\d+\\.\\d+\\.\\d+\\S* \\(Java 25.*\\)\\R");
    }

    @Test
    void checkConfigPrintsWhatWouldCount() {
        assertThat(run(Map.of("TINY_PASSWORD", "hunter2", "TINY_HTTP_PORT", "9"), "--check-config"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "  port: 9\n",
                        "password: \"***\"\n",
                        "stopWithin: 20s\n",
                        "# json, if the lines go to a collector of logs. (default text)")
                .doesNotContain("hunter2");
    }

    @Test
    void checkConfigPrintsEveryProblem() {
        assertThat(run(Map.of("TINY_HTTP_PORT", "x", "TINY_LOG_LEVEL", "inof"), "--print-config"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("http.port: ", "log.level: ", "did you mean info?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereRefusesToStart() {
        assertThat(run(Map.of(), "--config", "/nowhere/tiny.yaml")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("configuration: there is no file /nowhere/tiny.yaml; create it or name another\n");
        assertThat(run(Map.of("TINY_CONFIG", "/nowhere/else.yaml"))).isEqualTo(2);
        assertThat(err.toString()).contains("/nowhere/else.yaml");
    }

    @Test
    void anUnknownSwitchIsRefused() {
        assertThat(run(Map.of(), "--confg", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("--confg");
    }

    @Test
    void aSubcommandIsListedAndGetsTheConfiguration() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString()).containsSubsequence("Commands:", "show", "Prints a part of the configuration");
        assertThat(run(Map.of("TINY_STOP_WITHIN", "7s"), "show", "stopWithin")).isZero();
        assertThat(out.toString()).endsWith("stopWithin PT7S\n");
    }

    @Test
    void theConfigurationMayBeNamedBehindTheSubcommand(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("tiny.yaml"), "stopWithin: 8s\n")
                .toString();
        assertThat(run(Map.of(), "show", "stopWithin", "--config", file)).isZero();
        assertThat(run(Map.of(), "--config", file, "show", "stopWithin")).isZero();
        assertThat(out.toString()).isEqualTo("stopWithin PT8S\nstopWithin PT8S\n");
    }

    @Test
    void aSubcommandWithoutNeedOfTheConfigurationDoesNotReadIt() {
        assertThat(run(Map.of("TINY_LOG_LEVEL", "inof"), "show", "nothing")).isZero();
        assertThat(run(Map.of("TINY_LOG_LEVEL", "inof"), "show", "stopWithin")).isEqualTo(2);
        assertThat(err.toString()).contains("log.level: ", "did you mean info?").doesNotContain("\tat ");
    }

    @Test
    void aSubcommandThatCannotDoItSaysOneSentence() {
        assertThat(run(Map.of(), "show", "failure")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("failure: asked for; do not\n");
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = TinyService.command().with(ShowCommand::new).commandLine(environment);
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** The smallest subcommand. */
    @CommandLine.Command(name = "show", description = "Prints a part of the configuration.")
    private static final class ShowCommand implements Callable<Integer> {
        private final Supplier<TinyService.Settings> configuration;

        @CommandLine.Parameters
        private String what = "";

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        ShowCommand(Supplier<TinyService.Settings> configuration) {
            this.configuration = configuration;
        }

        @Override
        public Integer call() {
            switch (what) {
                case "stopWithin" ->
                    spec.commandLine()
                            .getOut()
                            .println("stopWithin " + configuration.get().stopWithin());
                case "failure" -> throw new CannotStart("failure: asked for; do not");
                default -> spec.commandLine().getOut().println(what);
            }
            return 0;
        }
    }
}
