package io.viciagents.cluster;

import java.util.List;
import java.util.Set;

/**
 * What a node answers to a {@link NodePing}.
 *
 * @param gone calls that it does not have, or no longer
 * @param stuck calls whose media loop stands still
 * @param deaf names of Asterisk servers whose packets do not reach it, or to which its own do not come through
 * @param stalls how often it stood still for so long that its calls are silent until a ping says the same number
 */
public record NodePong(List<CallRef> gone, List<CallRef> stuck, Set<String> deaf, long stalls) {
    /** All is well. */
    public static final NodePong WELL = new NodePong(List.of(), List.of(), Set.of(), 0);

    /** Keeps what was given. */
    public NodePong {
        gone = List.copyOf(gone);
        stuck = List.copyOf(stuck);
        deaf = Set.copyOf(deaf);
    }
}
