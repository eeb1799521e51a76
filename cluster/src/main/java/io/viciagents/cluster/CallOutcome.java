package io.viciagents.cluster;

import java.util.List;

/**
 * How a conversation ended, and what is to be done about it.
 *
 * @param disposition VICIdial's status for the call, 1 to 6 characters such as SALE, NI, DNC, CALLBK
 * @param next where the caller goes
 * @param entries what else goes into VICIdial's books, in this order
 * @param summary a short summary of the conversation for a human, or empty
 */
public record CallOutcome(String disposition, NextStep next, List<BookEntry> entries, String summary) {
    /** Refuses a status that VICIdial would cut. */
    public CallOutcome {
        if (!disposition.matches("[0-9A-Z_-]{1,6}")) {
            throw new IllegalArgumentException(
                    "status of 1 to 6 characters 0-9A-Z_- wanted, got '" + disposition + "'");
        }
        entries = List.copyOf(entries);
    }
}
