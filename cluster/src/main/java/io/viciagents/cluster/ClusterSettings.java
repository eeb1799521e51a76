package io.viciagents.cluster;

import io.viciagents.service.configuration.Checks;
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
        Checks checks = new Checks();
        port(checks, "port", port);
        port(checks, "eventBusPort", eventBusPort);
        checks.that(!members.isEmpty(), "members", "it is empty; name at least one dispatcher as host:port")
                .that(
                        dispatchers >= 1,
                        "dispatchers",
                        "1 or more wanted, got " + dispatchers + "; an odd number is best")
                .done();
    }

    private static void port(Checks checks, String key, int port) {
        checks.that(port >= 1 && port <= 65535, key, port + " is out of range; give one from 1 to 65535");
    }

    /** How many dispatchers must see each other before anything is written. */
    int quorum() {
        return dispatchers / 2 + 1;
    }
}
