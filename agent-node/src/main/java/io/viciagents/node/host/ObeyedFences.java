package io.viciagents.node.host;

import io.viciagents.cluster.Fence;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** By whose authority this node has acted last, for each Asterisk: an older one, or another of the same epoch, is refused. */
final class ObeyedFences {
    private final Map<String, Fence> obeyed = new ConcurrentHashMap<>();

    /** Whether a command may be obeyed; if so, it is the one that later ones are held against. */
    boolean obey(String asterisk, Fence fence) {
        return obeyed.merge(asterisk, fence, (before, next) -> before.admits(next) ? next : before)
                .equals(fence);
    }

    long highestEpoch() {
        return obeyed.values().stream().mapToLong(Fence::epoch).max().orElse(0);
    }
}
