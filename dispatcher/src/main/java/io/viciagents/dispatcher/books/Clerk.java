package io.viciagents.dispatcher.books;

/**
 * Carries postings out at a dialer. Blocks: called on a virtual thread, for one posting of a call at a time. A repeat is
 * harmless: whatever a clerk does, it first sees whether it is done.
 */
public interface Clerk {
    /** Carries one out; never throws for what a dialer answers or fails to answer. */
    Told carryOut(Posting posting);
}
