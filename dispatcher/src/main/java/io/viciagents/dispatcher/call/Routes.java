package io.viciagents.dispatcher.call;

import java.util.Map;
import java.util.Optional;

/**
 * Which extension stands for what.
 *
 * @param byExtension routes by dialled extension; {@code *} stands for all others
 */
public record Routes(Map<String, Route> byExtension) {
    /** Keeps the routes as they were given. */
    public Routes {
        byExtension = Map.copyOf(byExtension);
    }

    /** The route of an extension. */
    public Optional<Route> find(String extension) {
        return Optional.ofNullable(byExtension.get(extension)).or(() -> Optional.ofNullable(byExtension.get("*")));
    }
}
