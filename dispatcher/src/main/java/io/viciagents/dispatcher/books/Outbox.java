package io.viciagents.dispatcher.books;

import io.viciagents.cluster.CallRef;
import java.util.List;

/**
 * Where postings are recorded before they are tried. Blocks until they are durable: in the database, or, while that is
 * down, in the memories of more than half of the dispatchers. When neither can be had now, they are kept in this
 * process's memory, untried, until one can, and an alarm is raised. Never throws; any thread.
 */
public interface Outbox {
    /** Records postings, those of one call in order. Harmless when repeated. */
    void record(List<Posting> postings);

    /** Whether what was recorded of a call outlives this process. Any thread; does not block. */
    default boolean durable(CallRef call) {
        return true;
    }
}
