package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;

/** Where the end of every call is written down, exactly once. */
public interface Books {
    /**
     * A call has ended.
     *
     * @param call its record
     * @param outcome how
     * @param leaving who ended it
     */
    void ended(CallRecord call, CallOutcome outcome, Leaving leaving);

    /** Whether what was written down of a call outlives this process. Any thread; does not block. */
    default boolean kept(CallRef call) {
        return true;
    }

    /** Who ended a call. */
    enum Leaving {
        /** We carried the agent's outcome out. */
        SENT,
        /** The caller hung up first, or VICIdial took the channel away. */
        CALLER_LEFT,
        /** Something of ours failed, and the caller was handed on or hung up. */
        RESCUED
    }
}
