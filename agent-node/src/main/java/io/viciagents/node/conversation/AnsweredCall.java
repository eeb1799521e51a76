package io.viciagents.node.conversation;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.Direction;
import java.util.Map;
import java.util.Optional;

/**
 * Which call a conversation is about.
 *
 * @param name for the log
 * @param direction who called whom
 * @param lead what is known of the lead so far, by VICIdial's names
 * @param before the conversation so far, when another node held it
 */
public record AnsweredCall(
        String name, Direction direction, Map<String, String> lead, Optional<Assignment.Before> before) {
    /** Keeps the lead as it was given. */
    public AnsweredCall {
        lead = Map.copyOf(lead);
    }

    /** Whether somebody was dialled who has not been spoken to yet: a human who may say hello, or a machine. */
    boolean dialled() {
        return direction == Direction.OUTBOUND && before.isEmpty();
    }

    /** A call that no node has held. */
    public AnsweredCall(String name, Direction direction, Map<String, String> lead) {
        this(name, direction, lead, Optional.empty());
    }
}
