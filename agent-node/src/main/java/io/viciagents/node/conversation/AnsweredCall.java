package io.viciagents.node.conversation;

import io.viciagents.cluster.Direction;
import java.util.Map;

/**
 * Which call a conversation is about.
 *
 * @param name for the log
 * @param direction who called whom
 * @param lead what is known of the lead so far, by VICIdial's names
 */
public record AnsweredCall(String name, Direction direction, Map<String, String> lead) {
    /** Keeps the lead as it was given. */
    public AnsweredCall {
        lead = Map.copyOf(lead);
    }
}
