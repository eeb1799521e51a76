package io.viciagents.cluster;

import java.util.List;

/**
 * A dispatcher no longer wants leases: it has stopped to act under them, and whoever is next need not wait.
 *
 * @param dispatcher its incarnation
 * @param leases which
 */
public record LeaseReturn(String dispatcher, List<LeaseRequest.Wanted> leases) {
    /** Keeps what was given. */
    public LeaseReturn {
        leases = List.copyOf(leases);
    }
}
