package io.viciagents.dispatcher.ari;

/**
 * What happens on one Asterisk, told in order, on the connection's context: never block. Channels of our own media are
 * not told.
 */
public interface SwitchboardListener {
    /** A caller's channel came into our application. */
    void callerEntered(CallerEntered caller);

    /** A channel left our application: hung up, or sent on by somebody else. Told for media channels, too. */
    void channelLeft(String channel);

    /** A key was pressed. */
    void dtmf(String channel, KeyPress key);

    /** Events come again after they did not, at first or for a while: what was missed must be looked for. */
    void connected();

    /** Events do not come: calls go on, commands still may work. The connection tries again by itself. */
    void disconnected();

    /** Another client took our application: events do not come until we reconnect. Decide by the lease. */
    void replaced();
}
