package io.viciagents.dispatcher.call;

/** What becomes of an Asterisk that is served. Told on any thread. */
public interface News {
    /** Events come, and all callers who are there are served. */
    void inStep(Found found);

    /** Events do not come; the connection tries again by itself. */
    void deaf();

    /** Another client took the Stasis application. */
    void replaced();

    /**
     * What was found when events came (again).
     *
     * @param live calls that go on, or begin
     * @param deleted channels and bridges that nobody owned
     */
    record Found(int live, int deleted) {}
}
