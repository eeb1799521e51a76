package io.viciagents.cluster;

import java.util.List;
import java.util.Optional;

/**
 * The calls of one Asterisk that a node has: what it answers to an {@link OwnerNotice}.
 *
 * @param calls in no order
 */
public record HeldCalls(List<Held> calls) {
    /** Keeps what was given. */
    public HeldCalls {
        calls = List.copyOf(calls);
    }

    /**
     * One call.
     *
     * @param call which
     * @param generation which of the nodes that served it this is
     * @param caller as the dispatcher told it, if it did
     * @param stage how far it has come
     * @param lastWord how the conversation ended, if it did
     */
    public record Held(
            CallRef call,
            int generation,
            Optional<CallRecord.Caller> caller,
            Stage stage,
            Optional<NodeReport> lastWord) {}

    /** How far a call has come on a node. */
    public enum Stage {
        /** It was accepted; nothing is heard yet. */
        RESERVED,
        /** Its media session is open. */
        CONNECTED,
        /** The conversation has begun. */
        TALKING
    }
}
