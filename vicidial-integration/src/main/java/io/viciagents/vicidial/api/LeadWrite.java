package io.viciagents.vicidial.api;

/** What became of a change to a lead. */
public sealed interface LeadWrite {
    /** It is written. */
    record Written() implements LeadWrite {}

    /** There is no such lead. */
    record NoSuchLead() implements LeadWrite {}
}
