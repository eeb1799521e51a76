package io.viciagents.systemtests.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.viciagents.dispatcher.DispatcherConfiguration;
import io.viciagents.node.AgentNodeConfiguration;
import io.viciagents.service.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HelmChartTest {
    @TempDir
    private Path folder;

    @Test
    void lintFindsNothing() {
        assertThat(Chart.lint().getMessages().toString())
                .as("%s", Chart.lint().getMessages())
                .doesNotContain("[ERROR]", "[WARNING]");
    }

    @Test
    void theSchemaOfTheValuesFollowsTheServicesConfigurations() {
        assertThat(Chart.read(ValuesSchema.file()))
                .as("run ValuesSchema.main to write it anew")
                .isEqualTo(ValuesSchema.current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "everything", "own-network", "keda"})
    void everySetOfValuesRendersAsBefore(String values) throws IOException {
        String rendered = Chart.render(values, Map.of());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("src/test/resources/helm/golden", values + ".yaml"), rendered);
        }
        assertThat(rendered).isEqualTo(Chart.read(Chart.resource("golden/" + values + ".yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "everything", "own-network", "keda"})
    void everyManifestHasOnlyFieldsThatKubernetesKnows(String values) {
        List<HasMetadata> manifests = Manifests.read(Chart.render(values, Map.of()));
        assertThat(manifests)
                .hasSizeGreaterThan(7)
                .allSatisfy(manifest -> assertThat(Manifests.unknown(manifest)).isEmpty());
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsFound() {
        String wrong = "apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {ports: [{port: 1, prot: 2}]}\n";
        assertThat(Manifests.unknown(Manifests.read(wrong).getFirst())).containsExactly("Service.Spec.Ports[].prot");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dispatcher.replicas           | 2      | replicas
            dispatcher.config.limits.offr | 1s     | offr
            agentNode.config.slots        | many   | slots
            agentNode.media.firstPort     | 80     | firstPort
            image.pullPolicy              | Often  | pullPolicy
            dispatcher.secretEnv.X        | plain  | secretEnv
            networkPolicy.asterisks[0]    | pbx-1  | asterisks
            """)
    void aWrongValueIsRefusedByItsName(String key, String value, String named) {
        assertThatThrownBy(() -> Chart.render("smallest", Map.of(key, value))).hasMessageContaining(named);
    }

    @Test
    void aPortForEachCallNeedsTheHostsNetwork() {
        Map<String, String> perCall = Map.of(
                "agentNode.config.media.ports.type", "per-call",
                "agentNode.config.media.ports.first", "41000",
                "agentNode.config.media.ports.count", "200");
        assertThat(Chart.render("smallest", perCall)).contains("per-call");
        assertThatThrownBy(() -> Chart.render("own-network", perCall)).hasMessageContaining("hostNetwork: true");
    }

    @Test
    void aSecretThatIsWrittenOutIsRefused() {
        assertThatThrownBy(() -> Chart.render("written-out-secret", Map.of())).hasMessageContaining("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "everything", "own-network"})
    void theServicesAcceptWhatThePodsAreGiven(String values) throws IOException {
        String rendered = Chart.render(values, Map.of());
        PodSpec dispatcher = Manifests.of(StatefulSet.class, rendered)
                .getFirst()
                .getSpec()
                .getTemplate()
                .getSpec();
        PodSpec node = Manifests.of(Deployment.class, rendered)
                .getFirst()
                .getSpec()
                .getTemplate()
                .getSpec();
        assertThat(load(rendered, dispatcher, "dispatcher", "DISPATCHER", DispatcherConfiguration.class))
                .isInstanceOf(Configuration.Loaded.class);
        assertThat(load(rendered, node, "agent-node", "AGENT_NODE", AgentNodeConfiguration.class))
                .isInstanceOf(Configuration.Loaded.class);
    }

    @Test
    void nothingRunsAsRootOrWritesToItsImage() {
        assertThat(pods(Chart.render("everything", Map.of()))).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getContainers())
                    .allSatisfy(container -> assertThat(
                                    container.getSecurityContext().getReadOnlyRootFilesystem())
                            .isTrue());
        });
    }

    @Test
    void helmTestAsksEveryDispatcherANodeAndWithATokenHowTheClusterStands() {
        assertThat(testArguments("everything"))
                .containsExactly(
                        List.of(
                                "ready",
                                "http://voice-dispatcher-0.voice-dispatcher:8081",
                                "http://voice-dispatcher-1.voice-dispatcher:8081",
                                "http://voice-dispatcher-2.voice-dispatcher:8081",
                                "http://voice-dispatcher-3.voice-dispatcher:8081",
                                "http://voice-dispatcher-4.voice-dispatcher:8081",
                                "http://voice-agent-node:8082"),
                        List.of(
                                "--config",
                                "/etc/vici-agents/dispatcher.yaml",
                                "status",
                                "--url",
                                "http://voice-dispatcher:8081"));
        assertThat(testArguments("smallest")).hasSize(1);
    }

    private static List<List<String>> testArguments(String values) {
        return Manifests.of(Pod.class, Chart.render(values, Map.of())).getFirst().getSpec().getContainers().stream()
                .map(Container::getArgs)
                .toList();
    }

    private static List<PodSpec> pods(String rendered) {
        return List.of(
                Manifests.of(StatefulSet.class, rendered)
                        .getFirst()
                        .getSpec()
                        .getTemplate()
                        .getSpec(),
                Manifests.of(Deployment.class, rendered)
                        .getFirst()
                        .getSpec()
                        .getTemplate()
                        .getSpec(),
                Manifests.of(Pod.class, rendered).getFirst().getSpec());
    }

    private <T extends Record> Configuration<T> load(
            String rendered, PodSpec pod, String component, String prefix, Class<T> type) throws IOException {
        ConfigMap map = Manifests.of(ConfigMap.class, rendered).stream()
                .filter(found -> found.getMetadata().getName().endsWith("-" + component))
                .findFirst()
                .orElseThrow();
        Path yaml = folder.resolve(component + ".yaml");
        Files.writeString(yaml, map.getData().get(component + ".yaml"));
        return Configuration.load(
                yaml, type, prefix, environment(pod.getContainers().getFirst()));
    }

    /** As the kubelet fills it in. */
    private static Map<String, String> environment(Container container) {
        return container.getEnv().stream()
                .collect(Collectors.toMap(
                        EnvVar::getName,
                        variable ->
                                value(variable).replace("$(POD_IP)", "10.1.2.3").replace("$(HOST_IP)", "192.0.2.50")));
    }

    private static String value(EnvVar variable) {
        return variable.getValue() == null ? "from-elsewhere" : variable.getValue();
    }
}
