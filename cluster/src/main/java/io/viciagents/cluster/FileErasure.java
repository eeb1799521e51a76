package io.viciagents.cluster;

import java.util.List;

/**
 * A dispatcher tells a node to delete what it keeps of calls: sound and transcripts. Harmless when repeated.
 *
 * @param calls which calls
 */
public record FileErasure(List<CallRef> calls) {
    /** Keeps the calls as they were given. */
    public FileErasure {
        calls = List.copyOf(calls);
    }
}
