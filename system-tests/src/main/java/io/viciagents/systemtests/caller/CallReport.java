package io.viciagents.systemtests.caller;

import java.time.Duration;
import java.util.List;

/**
 * What a caller can tell of its call.
 *
 * @param end where it was brought
 * @param turns what it said, and how soon it was answered; only those that were
 * @param untilGreeted from the call being up to the agent's first sound; zero when it heard none
 * @param remark in words, how the call ended
 */
public record CallReport(End end, List<Turn> turns, Duration untilGreeted, String remark) {
    /** Keeps the turns as they were given. */
    public CallReport {
        turns = List.copyOf(turns);
    }

    /** Where a call may end. */
    public enum End {
        /** The agent (or VICIdial for it) hung up. */
        HUNG_UP_BY_AGENT,
        /** The caller did. */
        HUNG_UP_BY_CALLER,
        /** The caller hears the humans of an in-group. */
        WITH_HUMANS,
        /** The caller hears an extension elsewhere. */
        ELSEWHERE,
        /** It was never answered. */
        REFUSED,
        /** Nothing came within the time. */
        STILL_WAITING
    }

    /**
     * One thing that was said.
     *
     * @param said by the caller; keys in square brackets
     * @param gap from the end of the caller's sound to the first sound of the answer, both as the caller's telephone heard
     *     them
     */
    public record Turn(String said, Duration gap) {}
}
