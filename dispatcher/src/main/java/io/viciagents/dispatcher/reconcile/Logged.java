package io.viciagents.dispatcher.reconcile;

import io.viciagents.dispatcher.history.KeptEnd;
import java.time.Duration;
import java.time.Instant;

/**
 * A call as VICIdial's own tables have it.
 *
 * @param dialer its name in the configuration
 * @param callId VICIdial's; empty when its tables do not tell
 * @param group campaign or in-group
 * @param lead its number
 * @param at when it was given to an agent, or when its log began
 * @param lasted by the log; nothing when the log does not tell
 * @param status of the log; empty when there is none
 * @param kind why it concerns us
 */
public record Logged(
        String dialer, String callId, String group, long lead, Instant at, Duration lasted, String status, Kind kind) {
    /** VICIdial's clock and ours differ by less, and a call comes to us so soon after its log began. */
    static final Duration MARGIN = Duration.ofMinutes(2);

    /** Why a call of VICIdial's concerns us. */
    public enum Kind {
        /** VICIdial gave it to one of our remote agents. */
        GIVEN("given to our agent"),
        /** Nobody had it: a caller of our campaign or in-group was dropped while waiting. */
        DROPPED("dropped before an agent had it"),
        /** The log of our campaign or in-group has no disposition: XFER, QUEUE and the like, for ever. */
        STUCK("stuck without a disposition");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** Whether this is that call of ours. Without a call ID the lead and the time must do. */
    boolean is(KeptEnd ours) {
        if (!ours.dialer().equals(dialer)) {
            return false;
        }
        if (!callId.isEmpty() && !ours.callId().isEmpty()) {
            return callId.equals(ours.callId());
        }
        return ours.lead() == lead
                && !ours.arrived().isBefore(at.minus(MARGIN))
                && !ours.arrived().isAfter(at.plus(lasted).plus(MARGIN));
    }
}
