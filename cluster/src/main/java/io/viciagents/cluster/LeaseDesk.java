package io.viciagents.cluster;

/** A dispatcher, as others reach it who want leases. Called on a Vert.x context: never block. */
public interface LeaseDesk {
    /** Leases are asked for. */
    LeaseVotes asked(LeaseRequest request);

    /** Leases are given back. */
    void returned(LeaseReturn leases);
}
