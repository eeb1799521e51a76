package io.viciagents.cluster.lease;

/**
 * Who votes.
 *
 * @param dispatchers how many there are when all are up
 */
public record Electorate(int dispatchers) {
    /** Refuses what could decide nothing. */
    public Electorate {
        if (dispatchers < 1) {
            throw new IllegalArgumentException("1 dispatcher or more wanted, got " + dispatchers);
        }
    }

    /** How many must agree: more than half, so that two decisions have a voter in common. */
    public int majority() {
        return dispatchers / 2 + 1;
    }

    /** Whether so many refusals leave no majority. */
    boolean isLostWith(int refusals) {
        return refusals > dispatchers - majority();
    }
}
