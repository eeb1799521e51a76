package io.viciagents.cluster;

/** What a member of the cluster is. */
public enum Role {
    /** Holds the cluster's data. */
    DISPATCHER,
    /** Holds none, so that it can come and go, or stall, without disturbing anybody (Hazelcast: lite member). */
    AGENT_NODE
}
