package io.viciagents.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What the calls of each profile have cost on a day, by node: a node writes its own sums and reads those of all. The
 * dispatchers hold them, so that a node which starts anew knows what was spent before. Nobody writes another's entry, hence
 * neither quorum nor lock; what a split discards, its node writes again with its next sum. Blocks; any thread.
 */
public final class Spendings {
    private static final String BETWEEN = "|";

    private final IMap<String, Long> sums;

    Spendings(IMap<String, Long> sums) {
        this.sums = sums;
    }

    /**
     * Tells what a profile's calls have cost at a node so far.
     *
     * @param node names its process; no other has the same
     * @param millionths of the unit of the prices
     * @throws SharedEntries.Unavailable when it can not be written now: the next sum takes its place
     */
    public void tell(LocalDate day, String profile, String node, long millionths) {
        attempt(() -> sums.set(key(day, profile, node), millionths));
    }

    /**
     * What each profile's calls have cost on a day at all nodes but one, in millionths.
     *
     * @throws SharedEntries.Unavailable when it can not be read now
     */
    public Map<String, Long> ofOthers(LocalDate day, String node) {
        Map<String, Long> spent = new HashMap<>();
        attempt(() -> sums.entrySet().forEach(entry -> {
            String[] parts = entry.getKey().split("\\|", 3);
            if (parts.length == 3 && parts[0].equals(day.toString()) && !parts[1].equals(node)) {
                spent.merge(parts[2], entry.getValue(), Long::sum);
            }
        }));
        return spent;
    }

    /** The profile comes last: its name is the only part that somebody else chose. */
    private static String key(LocalDate day, String profile, String node) {
        return day + BETWEEN + node + BETWEEN + profile;
    }

    private static void attempt(Runnable access) {
        try {
            access.run();
        } catch (HazelcastException | HazelcastInstanceNotActiveException refused) {
            throw new SharedEntries.Unavailable("what the calls have cost: " + refused.getMessage(), refused);
        }
    }
}
