package io.viciagents.cluster;

/** Who called whom, as VICIdial sees it. */
public enum Direction {
    /** The caller rang one of the centre's numbers. */
    INBOUND,
    /** A campaign dialled the callee. */
    OUTBOUND
}
