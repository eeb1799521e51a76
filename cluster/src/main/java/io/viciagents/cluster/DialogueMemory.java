package io.viciagents.cluster;

import java.util.Map;

/**
 * What a dialogue remembers, as plain data: enough for another node's dialogue of the same kind to go on from here. Only
 * the dialogue itself understands it.
 *
 * @param kind of dialogue, such as {@code script}: another kind cannot go on with it
 * @param content strings, numbers, booleans, and lists and maps of these; small, for it is sent with every turn
 */
public record DialogueMemory(String kind, Map<String, Object> content) {
    /** Keeps the content as it was given. */
    public DialogueMemory {
        content = Map.copyOf(content);
    }
}
