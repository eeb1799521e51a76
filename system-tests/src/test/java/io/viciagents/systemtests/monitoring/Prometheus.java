package io.viciagents.systemtests.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.systemtests.process.ChildProcess;
import io.viciagents.systemtests.process.FreePorts;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Prometheus that scrapes services of ours on loopback each second. Confined to one thread.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">Prometheus' HTTP API</a>
 */
final class Prometheus implements AutoCloseable {
    private static final Path ROOT = Project.root().resolve(".work/prometheus/usr/bin");
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final ChildProcess process;

    private Prometheus(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param targets the ports of the services' {@code /metrics}
     * @param rules a file of alerts that it is to evaluate
     */
    static Prometheus start(Path folder, List<Integer> targets, Path rules) {
        Project.script("fetch-prometheus");
        String addresses =
                targets.stream().map(target -> "'127.0.0.1:" + target + "'").collect(Collectors.joining(", "));
        Path configuration = folder.resolve("prometheus.yml");
        write(configuration, """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['%s']
                scrape_configs:
                  - job_name: vici-agents
                    static_configs:
                      - targets: [%s]
                """.formatted(rules, addresses));
        int port = FreePorts.tcp();
        ChildProcess process = ChildProcess.start(
                "prometheus",
                folder.resolve("prometheus.log"),
                Map.of(),
                List.of(
                        ROOT.resolve("prometheus").toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port));
        return new Prometheus(port, process);
    }

    /** Waits until each of so many targets has been scraped. */
    void awaitTargets(int targets) {
        Patience.until("Prometheus to scrape", READY_WITHIN, () -> {
            if (!process.alive()) {
                throw new IllegalStateException("Prometheus ended, see its log");
            }
            return process.alive() && up() == targets;
        });
    }

    private int up() {
        try {
            return query("up == 1").size();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    /** What the expression gives now: a row for each set of labels. */
    JsonNode query(String expression) {
        JsonNode answer = get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new IllegalStateException(
                    expression + ": " + answer.path("error").asText());
        }
        return answer.path("data").path("result");
    }

    /** The names of all metrics that it has seen. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        get("label/__name__/values").path("data").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The alerts that it knows, each with its {@code health}. */
    JsonNode rules() {
        return get("rules").path("data").path("groups");
    }

    private JsonNode get(String path) {
        try {
            URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path);
            return JSON.readTree(
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException("Prometheus does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
