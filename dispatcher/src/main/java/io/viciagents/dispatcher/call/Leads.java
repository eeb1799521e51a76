package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Who is on the line, by VICIdial. */
public interface Leads {
    /**
     * Looks up who is on the line; called once a call, and again by whoever takes the call over. It may come late: the
     * greeting waits a moment for it, not longer.
     *
     * @return fields of the lead, by VICIdial's names; empty when there is none
     */
    Future<Map<String, String>> lookUp(CallRecord call);

    /** For whom a call is, and since when its other party waits. */
    default Reached reached(CallRef call) {
        return new Reached("none", Optional.empty());
    }

    /** Who is on the line, as far as it is known by now; empty for a call without a dialer. */
    default Optional<Party> party(CallRef call) {
        return Optional.empty();
    }

    /**
     * The other party, as its dialer knows it.
     *
     * @param dialer its name in the configuration
     * @param callId VICIdial's; empty for a raw call
     * @param campaign or in-group; empty when nobody can say
     * @param lead its number
     * @param phone empty when nobody can say
     * @param answered when it came on the line, where that is known
     */
    record Party(
            String dialer,
            String callId,
            String campaign,
            OptionalLong lead,
            String phone,
            Optional<Instant> answered) {}

    /**
     * Who was reached.
     *
     * @param campaign or in-group
     * @param answered when the other party came on the line, by our clock, where that is known
     */
    record Reached(String campaign, Optional<Instant> answered) {}
}
