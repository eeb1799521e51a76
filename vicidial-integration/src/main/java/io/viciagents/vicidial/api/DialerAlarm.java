package io.viciagents.vicidial.api;

/** Is told what a human must look at. Called on the client's context: return at once. */
public interface DialerAlarm {
    /**
     * The login was refused. No further request is sent to this API until {@link DialerClient#tryLoginAgain}: after ten
     * refusals VICIdial locks the user for 15 minutes, even with the right password.
     */
    void loginRefused(String dialer, Api api);

    /** The login was accepted, for the first time or after it was tried again. */
    default void loginAccepted(String dialer, Api api) {}

    /** So many requests failed that the next ones are not tried for a while. */
    void unreachable(String dialer, Api api);

    /** Requests succeed again. */
    void reachable(String dialer, Api api);
}
