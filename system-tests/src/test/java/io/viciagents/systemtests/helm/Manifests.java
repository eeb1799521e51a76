package io.viciagents.systemtests.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rendered manifests as Kubernetes' own types. */
final class Manifests {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private static final Pattern BETWEEN = Pattern.compile("(?m)^---$");

    private Manifests() {}

    static List<HasMetadata> read(String rendered) {
        return BETWEEN.splitAsStream(rendered)
                .filter(document -> document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")))
                .<HasMetadata>map(document -> YAML.unmarshal(document, HasMetadata.class))
                .toList();
    }

    static <T> List<T> of(Class<T> type, String rendered) {
        return read(rendered).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Paths of the fields that Kubernetes' types do not know; and kinds that have no type here. */
    static List<String> unknown(HasMetadata manifest) {
        if (manifest instanceof GenericKubernetesResource stranger) {
            boolean others =
                    List.of("monitoring.coreos.com/v1", "keda.sh/v1alpha1").contains(stranger.getApiVersion());
            return others ? List.of() : List.of("kind " + stranger.getApiVersion() + "/" + stranger.getKind());
        }
        List<String> unknown = new ArrayList<>();
        look(manifest, manifest.getKind(), unknown);
        return unknown;
    }

    private static void look(Object value, String path, List<String> unknown) {
        switch (value) {
            case Collection<?> many -> many.forEach(one -> look(one, path + "[]", unknown));
            case Map<?, ?> table -> table.values().forEach(one -> look(one, path + ".*", unknown));
            case KubernetesResource typed ->
                Arrays.stream(typed.getClass().getMethods())
                        .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                        .forEach(getter -> field(typed, getter, path, unknown));
            default -> {
                // A leaf.
            }
        }
    }

    private static void field(Object typed, Method getter, String path, List<String> unknown) {
        try {
            Object value = getter.invoke(typed);
            if (getter.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> extra) {
                extra.keySet().forEach(key -> unknown.add(path + "." + key));
            } else if (value != null) {
                look(value, path + "." + getter.getName().substring(3), unknown);
            }
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(getter.toString(), broken);
        }
    }
}
