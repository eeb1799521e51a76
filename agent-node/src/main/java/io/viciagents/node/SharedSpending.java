package io.viciagents.node;

import io.vertx.core.Vertx;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.cluster.Spendings;
import io.viciagents.node.provider.Cost;
import io.viciagents.node.provider.DaySpending;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the cluster what this node's calls have cost today, and hears what those of the others did, so that a profile's limit
 * for a day holds over all nodes but for what is spent within {@link #PERIOD}. While the dispatchers can not be reached, what
 * was heard last counts on. Any thread.
 */
final class SharedSpending {
    private static final Logger log = LoggerFactory.getLogger(SharedSpending.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final DaySpending spending;
    /** Of this process, whichever place in the cluster it has. */
    private final String node = UUID.randomUUID().toString();

    SharedSpending(DaySpending spending) {
        this.spending = spending;
    }

    /** Begins to share with the others, at once and then every few seconds, until this place in the cluster is left. */
    void serve(ClusterMember member) {
        Vertx vertx = member.vertx();
        vertx.setPeriodic(
                0,
                PERIOD.toMillis(),
                now -> vertx.executeBlocking(() -> {
                    share(member.spendings());
                    return node;
                }));
    }

    void share(Spendings all) {
        DaySpending.Sums mine = spending.here();
        try {
            mine.byProfile().forEach((profile, cost) -> all.tell(mine.day(), profile, node, cost.millionths()));
            Map<String, Cost> others = new HashMap<>();
            all.ofOthers(mine.day(), node).forEach((profile, sum) -> others.put(profile, new Cost(sum)));
            spending.elsewhere(new DaySpending.Sums(mine.day(), others));
        } catch (SharedEntries.Unavailable later) {
            log.atDebug().setCause(later).log("what calls cost is shared later");
        }
    }
}
