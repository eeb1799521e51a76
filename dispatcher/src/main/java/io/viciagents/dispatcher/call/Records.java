package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import java.util.Optional;

/** Where a call's record is kept so that another dispatcher can go on with it. Methods block, and never throw. */
public interface Records {
    /** Writes the record before the next step is taken. */
    void write(CallRecord record);

    /** The record of a call, if it was written. */
    Optional<CallRecord> find(CallRef call);

    /** Forgets a call that has ended. */
    void remove(CallRef call);
}
