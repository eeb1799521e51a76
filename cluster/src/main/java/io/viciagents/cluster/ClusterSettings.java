package io.viciagents.cluster;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.util.List;

/**
 * How this process joins the cluster.
 *
 * @param name clusters of different names ignore each other
 * @param host address that other members reach this one by, and the only one listened on
 * @param port of Hazelcast
 * @param eventBusPort of Vert.x's event bus
 * @param members host:port of Hazelcast of the dispatchers, this one's own included if it is one
 * @param dispatchers how many dispatchers there are when all are up; more than half of them must see each other for
 *     anything to be written
 */
public record ClusterSettings(
        @Default("vici-agents") @Doc("Give each of several clusters on one network a name of its own.")
        String name,

        @Default("127.0.0.1")
        @Doc("Change it when members run on other machines; never to an address outside a private network.")
        String host,

        @Default("5701") @Doc("Change it when several members share a machine.")
        int port,

        @Default("15701") @Doc("Change it when several members share a machine.")
        int eventBusPort,

        @Default("[\"127.0.0.1:5701\"]") @Doc("The dispatchers' addresses: they hold the cluster's data.")
        List<String> members,

        @Default("1") @Doc("Set it to 3 or 5 when dispatchers run on that many machines; an even number helps nobody.")
        int dispatchers) {
    /** Refuses what could not be joined. */
    public ClusterSettings {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members must name at least one dispatcher as host:port");
        }
        if (dispatchers < 1) {
            throw new IllegalArgumentException("dispatchers must be 1 or more");
        }
    }

    /** How many dispatchers must see each other before anything is written. */
    int quorum() {
        return dispatchers / 2 + 1;
    }
}
