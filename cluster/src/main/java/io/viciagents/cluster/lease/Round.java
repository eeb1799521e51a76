package io.viciagents.cluster.lease;

import io.viciagents.cluster.Fence;
import java.util.HashSet;
import java.util.Set;

/**
 * One time that a dispatcher asks all for a lease. Mutable: who has granted it, and who has granted a later one to another.
 * Confined to the lease's thread.
 */
public final class Round {
    private final Fence fence;
    private final long sentAt;
    private final Set<String> granted = new HashSet<>();
    private final Set<String> superseded = new HashSet<>();

    Round(Fence fence, long sentAt) {
        this.fence = fence;
        this.sentAt = sentAt;
    }

    /** By which authority is asked. */
    public Fence fence() {
        return fence;
    }

    /** When it was about to be asked; what is won lasts from then. */
    public long sentAt() {
        return sentAt;
    }

    /** How many have granted it. */
    public int granted() {
        return granted.size();
    }

    void grantedBy(String voter) {
        granted.add(voter);
    }

    void supersededAt(String voter) {
        superseded.add(voter);
    }

    int superseded() {
        return superseded.size();
    }
}
