package io.viciagents.node.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.node.profile.Tool;
import java.util.function.Consumer;

/** Uses the HTTP tools of profiles. Shared by all calls of a node; any thread. */
public interface Hooks {
    /**
     * Uses a tool. Returns at once.
     *
     * @param arguments a JSON object that fits the tool's schema
     * @param result is told a text for the model, once, within the tool's limit, on any thread: whatever goes wrong is told,
     *     too
     */
    void use(Tool.Http tool, JsonNode arguments, Consumer<String> result);
}
