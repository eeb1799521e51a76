package io.viciagents.service.ops;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who answers what. Routes may be added while requests come in. */
final class Routes {
    /** A route and who may use it. */
    record Guarded(Access access, OpsRoute route) {}

    private final Map<String, Map<String, Guarded>> byPath = new ConcurrentHashMap<>();

    void add(HttpMethod method, String path, Guarded route) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path that starts with '/' wanted, got '" + path + "'");
        }
        if (byPath.computeIfAbsent(path, _ -> new ConcurrentHashMap<>()).putIfAbsent(method.name(), route) != null) {
            throw new IllegalStateException(method + " " + path + " is answered already");
        }
    }

    /** The route; HEAD is answered like GET. */
    Optional<Guarded> find(HttpMethod method, String path) {
        String name = method.equals(HttpMethod.HEAD) ? HttpMethod.GET.name() : method.name();
        return Optional.ofNullable(byPath.getOrDefault(path, Map.of()).get(name));
    }

    /** The methods that this path answers, for the header Allow; empty if nothing answers it. */
    String methods(String path) {
        return String.join(
                ", ", new TreeSet<>(byPath.getOrDefault(path, Map.of()).keySet()));
    }

    /** All that is answered, for whoever asks for something else. */
    String listed() {
        return new TreeSet<>(byPath.keySet())
                .stream().map(path -> methods(path) + " " + path).collect(Collectors.joining("\n"));
    }
}
