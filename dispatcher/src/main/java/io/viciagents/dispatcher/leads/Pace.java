package io.viciagents.dispatcher.leads;

/** Keeps a rate. */
@FunctionalInterface
interface Pace {
    /** Returns when the next lead may be sent. */
    void await() throws InterruptedException;
}
