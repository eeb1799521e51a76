package io.viciagents.systemtests.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The expressions of the dashboards and alerts that ship with the chart. */
final class Expressions {
    private static final Path CHART = Project.root().resolve("helm");
    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\s*(?=[\\[{)<>=+/*-]|$)");
    private static final Set<String> WORDS = Set.of("histogram_quantile", "sort_desc");

    private Expressions() {}

    /** Those of all panels, as Grafana would send them for a short range. */
    static List<String> ofDashboards() {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(CHART.resolve("dashboards"))) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode target :
                        new ObjectMapper().readTree(file.toFile()).findValues("targets")) {
                    target.forEach(
                            one -> expressions.add(one.path("expr").asText().replace("$__rate_interval", "5s")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expressions;
    }

    static Path alerts() {
        return CHART.resolve("alerts/vici-agents.rules.yaml");
    }

    /** The names of all alerts. */
    static List<String> alertNames() {
        return values("alert");
    }

    /** The expressions of all alerts. */
    static List<String> ofAlerts() {
        return values("expr");
    }

    private static List<String> values(String key) {
        try {
            return new YAMLMapper()
                    .readTree(alerts().toFile()).findValues(key).stream()
                            .map(JsonNode::asText)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The metrics that an expression reads; labels stand in parentheses or braces with a comma or a value behind them. */
    static Set<String> metrics(String expression) {
        Set<String> metrics = new TreeSet<>();
        String bare = expression.replaceAll("by \\([^)]*\\)", "").replaceAll("\\{[^}]*}", "{}");
        Matcher names = METRIC.matcher(bare);
        while (names.find()) {
            if (!WORDS.contains(names.group(1))) {
                metrics.add(names.group(1));
            }
        }
        return metrics;
    }
}
