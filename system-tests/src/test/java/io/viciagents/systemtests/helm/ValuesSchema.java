package io.viciagents.systemtests.helm;

import io.vertx.core.json.JsonObject;
import io.viciagents.dispatcher.DispatcherConfiguration;
import io.viciagents.node.AgentNodeConfiguration;
import io.viciagents.service.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes {@code helm/values.schema.json}: what the chart itself wants, and in place of {@code $config} what the services'
 * configurations may hold, so that every value maps to a key of the same name. Run it after a key has changed.
 */
final class ValuesSchema {
    private ValuesSchema() {}

    static String current() {
        JsonObject schema = new JsonObject(Chart.read(Chart.resource("values.schema.json")));
        JsonObject properties = schema.getJsonObject("properties");
        put(
                properties.getJsonObject("dispatcher"),
                "The dispatchers' own configuration.",
                DispatcherConfiguration.class);
        put(properties.getJsonObject("agentNode"), "The agent nodes' own configuration.", AgentNodeConfiguration.class);
        return schema.encodePrettily() + "\n";
    }

    private static void put(JsonObject service, String description, Class<? extends Record> configuration) {
        JsonObject keys = new JsonObject(Configuration.schema(configuration));
        keys.remove("$schema");
        JsonObject described = new JsonObject().put("description", description).mergeIn(keys);
        service.getJsonObject("properties").put("config", described);
    }

    static Path file() {
        return Chart.folder().resolve("values.schema.json");
    }

    /** Writes it. */
    public static void main(String... none) throws IOException {
        Files.writeString(file(), current());
    }
}
