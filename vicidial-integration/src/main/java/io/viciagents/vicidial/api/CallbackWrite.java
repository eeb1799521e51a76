package io.viciagents.vicidial.api;

/** What became of a call-back that was to be scheduled. */
public sealed interface CallbackWrite {
    /** It is there, and the lead rests at CBHOLD until then. */
    record Scheduled() implements CallbackWrite {}

    /** There is no such lead. */
    record NoSuchLead() implements CallbackWrite {}

    /**
     * VICIdial did not take it; the lead rests at CBHOLD all the same, so it must be given another status.
     *
     * @param reason VICIdial's words, such as {@code SCHEDULED CALLBACK NOT ADDED, CAMPAIGN NOT VALID}
     */
    record Refused(String reason) implements CallbackWrite {}
}
