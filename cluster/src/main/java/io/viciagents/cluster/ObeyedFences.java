package io.viciagents.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * By whose authority a node has acted last, for each Asterisk: an older one, or another of the same epoch, is refused. Any
 * thread.
 */
public final class ObeyedFences {
    private final Map<String, Fence> obeyed = new ConcurrentHashMap<>();

    /** Whether a command may be obeyed; if so, it is the one that later ones are held against. */
    public boolean obey(String asterisk, Fence fence) {
        return obeyed.merge(asterisk, fence, (before, next) -> before.admits(next) ? next : before)
                .equals(fence);
    }

    /** The epoch of whoever was obeyed last, by Asterisk. */
    public Map<String, Long> epochs() {
        return obeyed.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().epoch()));
    }

    /** The highest epoch of any that was obeyed; 0 for none. */
    public long highestEpoch() {
        return obeyed.values().stream().mapToLong(Fence::epoch).max().orElse(0);
    }
}
