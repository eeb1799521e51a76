package io.viciagents.vicidial.api;

/** What became of a wish about a live call. */
public sealed interface CallControlAnswer {
    /** VICIdial has queued it: the channel leaves Stasis within some 0.2 s. Wait for that, with a limit. */
    record Done() implements CallControlAnswer {}

    /**
     * VICIdial knows no such live call: either we have already ended it, or the caller hung up first. Without a
     * {@link Done} of our own, write the log and the lead.
     */
    record NoActiveCall() implements CallControlAnswer {}

    /** The user has no line at work: find the right one, then ask again. */
    record AgentNotLoggedIn() implements CallControlAnswer {}

    /**
     * It will never work like this.
     *
     * @param reason VICIdial's words, such as {@code ingroup is not valid}
     */
    record Refused(String reason) implements CallControlAnswer {}
}
