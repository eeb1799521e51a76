package io.viciagents.cluster;

import java.util.List;

/**
 * What a dispatcher answers to a {@link LeaseRequest}.
 *
 * @param votes one for each lease that was wanted, in that order
 */
public record LeaseVotes(List<Vote> votes) {
    /** Keeps what was given. */
    public LeaseVotes {
        votes = List.copyOf(votes);
    }

    /**
     * About one lease.
     *
     * @param verdict granted, or why not
     * @param highestEpoch that this dispatcher has granted to anybody, or heard of; whoever was refused must ask with a higher one
     */
    public record Vote(Verdict verdict, long highestEpoch) {}

    /** What a dispatcher thinks of it. */
    public enum Verdict {
        /** It will grant it to nobody else for as long as the asker may believe to hold it, and longer. */
        GRANTED,
        /** Another has it, or had it until a moment ago. */
        PROMISED,
        /** It has granted this lease under the same epoch or a later one before. */
        OUTDATED,
        /** It may have granted the lease to another before it was started anew, and does not know. */
        TOO_YOUNG
    }
}
