package io.viciagents.cluster;

import java.util.Objects;

/**
 * By whose authority a command about a call is given.
 *
 * <p>Hazelcast without its CP subsystem can give the same epoch out twice when a split cluster merges, so an epoch alone
 * is no fence: an equal epoch from another owner is refused like an older one (docs/adr/0005-ownership.md).
 *
 * @param epoch grows by at least one whenever an Asterisk changes its owner; starts at 1
 * @param owner the incarnation of the dispatcher process that owns the Asterisk; another one after each start
 */
public record Fence(long epoch, String owner) {
    /** Refuses half a fence, as a stranger's message may hold. */
    public Fence {
        Objects.requireNonNull(owner, "a fence without an owner");
    }

    /** Whether whoever last obeyed {@code this} may obey {@code next}. */
    public boolean admits(Fence next) {
        return next.epoch > epoch || next.equals(this);
    }
}
