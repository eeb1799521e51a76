package io.viciagents.node.conversation;

/**
 * How far a conversation has come.
 *
 * <pre>
 *   new --prepare--&gt; prepared --begin--&gt; greeting --greet--&gt; talking --an end--&gt; closing --all played--&gt; reported
 *                                                              ^                   |                       |
 *                                                              +-- never again! ---+-------- failed -------+
 * </pre>
 */
enum Phase {
    /** Nothing has happened. */
    NEW,
    /** The greeting is ready, or being made. */
    PREPARED,
    /** Both sides hear each other, and the agent waits for the right moment. */
    GREETING,
    /** The conversation itself. */
    TALKING,
    /** A machine has taken the call: its beep is awaited. */
    MACHINE,
    /** The agent can not go on, and it is asked whether a human is there. */
    TROUBLED,
    /** The outcome is known, and the last words are being spoken. */
    CLOSING,
    /** The outcome was told: others act. */
    REPORTED,
    /** Nothing more happens. */
    CLOSED;

    /** Whether agent and caller talk. */
    boolean talks() {
        return this == TALKING || this == CLOSING;
    }

    /** Whether the outcome is others' business now. */
    boolean over() {
        return this == REPORTED || this == CLOSED;
    }
}
