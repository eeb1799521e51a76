package io.viciagents.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the smallest service as a process, and ends it as systemd and Kubernetes do. */
@Timeout(60)
final class ProcessTest {
    private final List<Process> processes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aSignalStopsInReverseOrderWithExitCodeZero() throws Exception {
        Process process = start(Map.of());
        awaitLine(process, "tiny runs");
        terminate(process);
        assertThat(exitCode(process)).isZero();
        assertThat(log())
                .containsSubsequence(
                        "tiny starts",
                        "health, ready and metrics are answered",
                        "line one line two call=\"a/1 faked line\"",
                        "tiny runs",
                        "asked to stop by a signal",
                        "second says goodbye",
                        "first says goodbye",
                        "part=\"http\"",
                        "part=\"metrics\"");
    }

    @Test
    void readyAsksItAndDrainEndsItInOrder() throws Exception {
        Process process = start(Map.of("TINY_HTTP_TOKEN", "letmein"));
        awaitLine(process, "tiny runs");
        String port = log().replaceAll("(?s).*answered host=\\S+ port=\"(\\d+)\".*", "$1");
        Map<String, String> environment = Map.of("TINY_HTTP_PORT", port, "TINY_HTTP_TOKEN", "letmein");
        String url = "http://127.0.0.1:" + port;
        assertThat(TinyService.command().commandLine(environment).execute("ready", url))
                .isZero();
        assertThat(TinyService.command().commandLine(environment).execute("ready", url, "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(TinyService.command()
                        .commandLine(Map.of("TINY_HTTP_PORT", port, "TINY_HTTP_TOKEN", "else"))
                        .execute("drain"))
                .isEqualTo(1);
        assertThat(process.isAlive()).isTrue();
        assertThat(TinyService.command().commandLine(environment).execute("drain"))
                .isZero();
        assertThat(exitCode(process)).isZero();
        assertThat(log()).containsSubsequence("drain was asked for", "second says goodbye", "first says goodbye");
    }

    @Test
    void aStopThatHangsEndsInTimeWithExitCodeThree() throws Exception {
        Process process = start(Map.of("TINY_FAILURE", "hanging-stop", "TINY_STOP_WITHIN", "100ms"));
        awaitLine(process, "tiny runs");
        terminate(process);
        assertThat(exitCode(process)).isEqualTo(3);
        assertThat(log()).containsSubsequence("did not close in time and is left behind part=\"calls\"", "first says");
    }

    @Test
    void aFailedStartClosesWhatWasOpenedAndSaysOneSentence() throws Exception {
        Process process = start(Map.of("TINY_FAILURE", "mendable"));
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(log())
                .containsSubsequence(
                        "tiny could not start: asterisks[0].url: nobody answers; start Asterisk",
                        "first says goodbye",
                        "part=\"http\"")
                .doesNotContain("\tat ");
    }

    @Test
    void aMissingNativeLibraryEndsTheProcessToo() throws Exception {
        Process process = start(Map.of("TINY_FAILURE", "missing-library"));
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(log())
                .containsSubsequence(
                        "UnsatisfiedLinkError", "\tat ", "tiny could not start: ", "libflite.so.1", "first says");
    }

    @Test
    void jsonIsOneObjectALine() throws Exception {
        Process process = start(Map.of("TINY_LOG_FORMAT", "json", "TINY_FAILURE", "missing-library"));
        exitCode(process);
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : lines) {
            events.add(mapper.readTree(line));
        }
        assertThat(events)
                .allSatisfy(event -> assertThat(event.has("timestamp")).isTrue());
        assertThat(events.stream().map(event -> event.path("formattedMessage").asText()))
                .contains("tiny starts", "first says goodbye");
        assertThat(events.getFirst().path("kvpList").toString()).contains("version");
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TinyService.class.getName());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    /** Process.destroy would close the stream that we still read. */
    private static void terminate(Process process) {
        process.toHandle().destroy();
    }

    private void awaitLine(Process process, String part) throws IOException {
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("'" + part + "' was never logged:\n" + log());
    }

    private int exitCode(Process process) throws InterruptedException {
        process.inputReader()
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .forEach(lines::add);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String log() {
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
