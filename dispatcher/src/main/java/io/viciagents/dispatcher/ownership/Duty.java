package io.viciagents.dispatcher.ownership;

/** What the owner of an Asterisk does for it during one tenure: its events come, its calls run. Any thread; never blocks. */
public interface Duty {
    /**
     * Leaves every call as it is, and begins none: another dispatcher goes on with them. Events are let go when it takes
     * them, or after some seconds: until then nobody who calls finds the application gone.
     */
    void yieldAll();

    /** How many calls there are; 0 soon after {@link #yieldAll}. */
    int calls();

    /** Takes the Stasis application back from another client. */
    void reconnect();

    /** Looks for what was missed, and for what nobody owns. */
    void audit();

    /** Lets the events go at once; what is in Asterisk stays as it is. Harmless when repeated. */
    void close();
}
