package io.viciagents.systemtests.sip;

/**
 * Where a telephone's one call is.
 *
 * <pre>
 * Idle -- dial --> Calling --> Up --> Ended
 * Idle -- INVITE comes --> Ringing --> Up
 * </pre>
 */
public sealed interface CallState {
    /** No call yet. */
    record Idle() implements CallState {}

    /** We called, the other side has not answered. */
    record Calling() implements CallState {}

    /** We are called and have not answered. */
    record Ringing() implements CallState {}

    /** They talk. */
    record Up() implements CallState {}

    /**
     * It is over.
     *
     * @param how in words, as in "refused with 503"
     */
    record Ended(Ending by, String how) implements CallState {}

    /** Who ended it. */
    enum Ending {
        /** This telephone hung up. */
        US,
        /** The other side hung up. */
        THEM,
        /** The other side did not take the call. */
        REFUSED
    }
}
