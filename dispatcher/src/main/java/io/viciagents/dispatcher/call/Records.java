package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationState;
import java.util.List;
import java.util.Optional;

/** Where a call's record is kept so that another dispatcher can go on with it. Methods block, and never throw. */
public interface Records {
    /** Writes the record before the next step is taken. */
    void write(CallRecord record);

    /** The record of a call, if it was written. */
    Optional<CallRecord> find(CallRef call);

    /** How far the call's conversation has come, by the last node that told. */
    default Optional<ConversationState> conversation(CallRecord call) {
        return Optional.empty();
    }

    /** Forgets the conversation of a call that has ended. */
    default void forgetConversation(CallRecord call) {}

    /** The records of all calls of an Asterisk; may take some seconds while another dispatcher stalls. */
    List<CallRecord> of(String asterisk);

    /**
     * Forgets a call that has ended, unless a later owner has written its record.
     *
     * @param last what its owner knew last
     */
    void remove(CallRecord last);
}
