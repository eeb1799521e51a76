package io.viciagents.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.provider.DaySpending;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which profiles have cost today what they may: their new calls go to humans, as if no agent were free, and calls that are up
 * go on. Any thread. Mutable: of which it was said, so that it is said once a day.
 */
final class DayLimits {
    private static final Logger log = LoggerFactory.getLogger(DayLimits.class);

    private final DaySpending spending;
    private final MeterRegistry meters;
    private final Set<String> reached = ConcurrentHashMap.newKeySet();
    private final Set<String> measured = ConcurrentHashMap.newKeySet();

    DayLimits(DaySpending spending, MeterRegistry meters) {
        this.spending = spending;
        this.meters = meters;
    }

    /** Whether another call of the profile may be taken today. */
    boolean allow(Profile profile) {
        String name = profile.name();
        if (measured.add(name)) {
            meters.gauge(
                    "profile.spent.today",
                    Tags.of("profile", name),
                    spending,
                    all -> all.of(name).units());
        }
        boolean within = spending.of(name).units() < profile.cost().aDay();
        if (within) {
            reached.remove(name);
        } else if (reached.add(name)) {
            log.atWarn()
                    .addKeyValue("profile", name)
                    .addKeyValue("limit", profile.cost().aDay())
                    .log("the profile's calls have cost today what they may (cost.a-day): until midnight its calls"
                            + " go to humans");
        }
        return within;
    }
}
