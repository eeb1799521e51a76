package io.viciagents.service.ops;

import java.util.Map;

/**
 * What a stranger asks; nothing of it is checked but its size.
 *
 * @param query the parameters behind the question mark, the first of each name
 * @param body UTF-8 text, or empty
 */
public record OpsRequest(Map<String, String> query, String body) {
    /** Keeps the parameters as they were given. */
    public OpsRequest {
        query = Map.copyOf(query);
    }
}
