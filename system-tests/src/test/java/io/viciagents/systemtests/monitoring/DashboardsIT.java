package io.viciagents.systemtests.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import io.viciagents.systemtests.sip.Telephone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts, evaluated by a real Prometheus over a cluster that has had a call. */
final class DashboardsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SCRAPES = Duration.ofSeconds(6);
    private static final Pattern SUFFIX = Pattern.compile("(_seconds)?(_bucket|_count|_sum|_total|_max)?$");

    private static LocalAsterisk asterisk;
    private static CallCentre centre;
    private static Prometheus prometheus;

    @BeforeAll
    static void aCallHasBeen() {
        Path folder = Project.newRunFolder("monitoring");
        asterisk = LocalAsterisk.start(
                AsteriskVersion.V22, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk"));
        centre = CallCentre.start(List.of(asterisk), 1, 4, folder);
        List<Integer> targets = List.of(
                centre.dispatcher().healthPort(), centre.nodes().getFirst().healthPort());
        prometheus = Prometheus.start(folder, targets, Expressions.alerts());
        prometheus.awaitTargets(targets.size());
        try (Telephone telephone = new Telephone()) {
            String callId = CallIds.make('Y', LocalDateTime.now(ZoneId.systemDefault()), 901);
            telephone.dial(asterisk.sip(), AsteriskOptions.APPOINTMENT_EXTENSION, callId, "2125550177");
            Patience.until(
                    "the agent's greeting",
                    SOON,
                    () -> telephone.line().heard().soundAfter(0).isPresent());
        }
        centre.awaitNothingLeft(SOON);
        Patience.pass(SCRAPES);
    }

    @AfterAll
    static void stopAll() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (centre != null) {
            centre.close();
        }
        if (asterisk != null) {
            asterisk.close();
        }
    }

    @Test
    void prometheusUnderstandsEveryPanel() {
        assertThat(Expressions.ofDashboards()).hasSizeGreaterThan(40).allSatisfy(prometheus::query);
    }

    @Test
    void prometheusEvaluatesEveryAlert() {
        List<String> evaluated = new ArrayList<>();
        prometheus
                .rules()
                .findValues("rules")
                .forEach(group -> group.forEach(rule -> {
                    assertThat(rule.path("health").asText()).as("%s", rule).isEqualTo("ok");
                    evaluated.add(rule.path("name").asText());
                }));
        assertThat(evaluated).containsExactlyInAnyOrderElementsOf(Expressions.alertNames());
    }

    @Test
    void everyAlertHasItsParagraphInTheRunbook() throws IOException {
        List<String> headings = Files.readAllLines(Project.root().resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
        assertThat(headings).containsAll(Expressions.alertNames());
    }

    /** What needs a provider, a dialer or more than one short call to appear is looked for in the code. */
    @Test
    void everyMetricThatIsShownIsMeasured() throws IOException {
        Set<String> seen = prometheus.names();
        String code = code();
        assertThat(shown()).hasSizeGreaterThan(30).allSatisfy(metric -> {
            String dotted = SUFFIX.matcher(metric).replaceFirst("").replace('_', '.');
            assertThat(seen.contains(metric) || code.contains("\"" + dotted + "\""))
                    .as("%s is scraped, or %s is registered", metric, dotted)
                    .isTrue();
        });
        assertThat(seen).contains("calls_live", "slots_offered", "calls_connected_seconds_bucket", "calls_ended_total");
    }

    @Test
    void whatTheCallWasShowsInThePanels() {
        assertThat(value("sum(slots_offered)")).isEqualTo(4);
        assertThat(value("sum(calls_ended_total)")).isEqualTo(1);
        assertThat(value("sum(calls_connected_seconds_count)")).isEqualTo(1);
        assertThat(value("histogram_quantile(0.5, sum by (le) (calls_connected_seconds_bucket))"))
                .isPositive();
    }

    private static double value(String expression) {
        return prometheus.query(expression).path(0).path("value").path(1).asDouble();
    }

    private static Set<String> shown() {
        Set<String> shown = new TreeSet<>();
        Stream.concat(Expressions.ofDashboards().stream(), Expressions.ofAlerts().stream())
                .forEach(expression -> shown.addAll(Expressions.metrics(expression)));
        return shown;
    }

    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String module : List.of("service", "cluster", "vicidial-integration", "dispatcher", "agent-node")) {
            try (Stream<Path> files = Files.walk(Project.root().resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    code.append(Files.readString(file));
                }
            }
        }
        return code.toString();
    }
}
