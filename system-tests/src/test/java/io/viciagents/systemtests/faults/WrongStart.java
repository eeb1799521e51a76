package io.viciagents.systemtests.faults;

import io.viciagents.systemtests.process.ChildProcess;
import io.viciagents.systemtests.process.FreePorts;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service, started with a configuration that somebody got wrong. Confined to the test's thread. */
final class WrongStart implements AutoCloseable {
    static final String SECRET = "tell-nobody-4711";
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Path log;
    private final int httpPort;
    private final ChildProcess process;

    /**
     * @param module dispatcher or agent-node
     * @param yaml its configuration; {@code @http@} and {@code @free@} in it stand for free ports
     */
    WrongStart(Path folder, String module, String yaml, String... switches) {
        this(folder, module, yaml, Map.of(), switches);
    }

    /** The same with more in its environment. */
    WrongStart(Path folder, String module, String yaml, Map<String, String> environment, String... switches) {
        try {
            httpPort = FreePorts.tcp();
            Path file = Files.createTempFile(folder, module, ".yaml");
            log = Path.of(file + ".log");
            String filled = yaml.replace("@http@", Integer.toString(httpPort));
            while (filled.contains("@free@")) {
                filled = filled.replaceFirst("@free@", Integer.toString(FreePorts.tcp()));
            }
            Files.writeString(file, filled);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-jar",
                    Project.root()
                            .resolve(module + "/target/" + module + ".jar")
                            .toString(),
                    "--config",
                    file.toString()));
            command.addAll(List.of(switches));
            Map<String, String> all = new HashMap<>(environment);
            all.put("ARI_PASSWORD", SECRET);
            process = ChildProcess.start(module, log, all, command);
        } catch (IOException e) {
            throw new UncheckedIOException("no configuration in " + folder, e);
        }
    }

    /** Waits for its end. */
    int exitCode() {
        if (!process.awaitEnd(LIMIT)) {
            throw new IllegalStateException("it still runs: " + text());
        }
        return process.exitCode();
    }

    /** Waits until it has said this. */
    void awaitSaid(String words) {
        Patience.until(words, LIMIT, () -> text().contains(words));
    }

    /** All it has written. */
    String text() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read", e);
        }
    }

    /** One of its pages. */
    String page(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + httpPort + path);
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
