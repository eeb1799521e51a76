package io.viciagents.dispatcher.vicidial;

import java.util.Set;

/**
 * What VICIdial's books say of a call, beside what they should.
 *
 * @param difference between the two
 * @param log status of VICIdial's log of the call; empty when it has none
 * @param lead status of the lead now; empty when there is none
 */
public record Compared(Difference difference, String log, String lead) {
    /** Callers who were abandoned, by VICIdial's statuses. */
    public static final Set<String> DROPPED = Set.of("DROP", "XDROP");

    /** Statuses of a log whose call has ended without anybody's having said how. */
    public static final Set<String> UNDECIDED = Set.of("QUEUE", "INCALL", "XFER", "RAXFER");

    /** How VICIdial's books differ from ours. */
    public enum Difference {
        /** They do not. */
        NONE,
        /** VICIdial still has the call. */
        STILL_UP,
        /** VICIdial counts the caller as abandoned, though an agent had the call: it raises the legal drop rate. */
        DROPPED,
        /** VICIdial's log has no disposition: XFER, QUEUE and the like, for ever. */
        STUCK,
        /** The log is right, but the lead has what VICIdial wrote by itself. */
        LEAD_UNDECIDED,
        /** The log has another disposition that somebody has decided on. */
        DIFFERENT,
        /** VICIdial has no log of it. */
        MISSING;

        /** Whether writing our disposition cures it. What somebody has decided on is left alone. */
        public boolean canBeRepaired() {
            return this == DROPPED || this == STUCK || this == LEAD_UNDECIDED;
        }
    }
}
