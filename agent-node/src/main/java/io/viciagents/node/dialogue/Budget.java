package io.viciagents.node.dialogue;

/** What a call may cost. Confined to the call's loop. */
@FunctionalInterface
public interface Budget {
    /** Whether the call has cost what it may, and is to be brought to its end. */
    boolean spent();
}
