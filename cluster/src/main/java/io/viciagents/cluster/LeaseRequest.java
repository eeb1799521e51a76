package io.viciagents.cluster;

import java.time.Duration;
import java.util.List;

/**
 * A dispatcher asks every dispatcher, itself included, for the lease of some Asterisk servers: to get it, or to keep it.
 *
 * @param dispatcher its incarnation
 * @param wanted which, and by which authority
 * @param hold how long it will believe itself the owner, counted from before it asked; whoever grants this gives the lease
 *     to nobody else for longer than that
 */
public record LeaseRequest(String dispatcher, List<Wanted> wanted, Duration hold) {
    /** Keeps what was given. */
    public LeaseRequest {
        wanted = List.copyOf(wanted);
    }

    /**
     * One lease.
     *
     * @param asterisk by its configured name
     * @param fence under which its calls are, or will be, commanded
     */
    public record Wanted(String asterisk, Fence fence) {}
}
