package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseReturn;
import io.viciagents.cluster.LeaseVotes;

/** The other dispatchers, as this one reaches them. Futures complete on the ownership's thread. */
interface Peers {
    /** Asks one for its votes. */
    Future<LeaseVotes> ask(String dispatcher, LeaseRequest request);

    /** Tells one that leases are no longer wanted. */
    void giveBack(String dispatcher, LeaseReturn leases);

    /** Tells all about this one. */
    void announce(DispatcherAnnouncement announcement);
}
