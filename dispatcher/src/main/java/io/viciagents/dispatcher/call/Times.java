package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import java.time.Duration;

/** What is measured of calls. */
public interface Times {
    /**
     * Caller and node hear each other.
     *
     * @param waited since StasisStart, or since the node before was lost; by this process's monotonic clock
     */
    void connected(Duration waited);

    /**
     * The agent's first sound has gone out.
     *
     * @param reached for whom, and since when the other party has waited for it
     */
    void firstAudio(CallRecord call, Leads.Reached reached);

    /** A call needs another node, for that reason. */
    void moved(CallRecord call, String reason);

    /** A call has ended. */
    void ended(String disposition, Books.Leaving leaving);
}
