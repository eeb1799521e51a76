package io.viciagents.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = TinyService.command().commandLine(environment);
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
