package io.viciagents.dispatcher.history;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that happened to a call. Each is written by itself and may be told twice, and the first events of a call may be
 * missing: a dispatcher died.
 */
public sealed interface CallEvent {
    /** Which call. */
    CallRef call();

    /**
     * A call came.
     *
     * @param caller as it came in
     * @param profile that its extension chose
     */
    record Arrived(CallRef call, CallRecord.Caller caller, String profile) implements CallEvent {}

    /**
     * It is known who is on the line, as far as it is known by now.
     *
     * @param dialer its name in the configuration
     * @param callId VICIdial's; empty for a raw call
     * @param campaign or in-group; empty when nobody can say
     * @param lead its number at the dialer
     * @param phone of the other party; empty when nobody can say
     * @param answered when the other party came on the line, where that is known
     */
    record Identified(
            CallRef call,
            String dialer,
            String callId,
            String campaign,
            OptionalLong lead,
            String phone,
            Optional<Instant> answered)
            implements CallEvent {}

    /**
     * Caller and node hear each other.
     *
     * @param generation counts the nodes that served the call, from 1
     * @param node its name
     * @param waited since the call came, or since the node before was lost: the gap
     */
    record Connected(CallRef call, Instant at, int generation, String node, Duration waited) implements CallEvent {}

    /** The agent's first sound has gone out. */
    record FirstAudio(CallRef call, Instant at) implements CallEvent {}

    /**
     * The node was lost, and the call needs another.
     *
     * @param reason a sentence
     */
    record Moved(CallRef call, Instant at, int generation, String reason) implements CallEvent {}

    /** What a node tells of the conversation it had. */
    record Talked(CallRef call, int generation, ConversationSummary summary) implements CallEvent {}

    /**
     * The call is over.
     *
     * @param leaving who ended it: SENT, CALLER_LEFT or RESCUED
     */
    record Ended(CallRef call, Instant at, CallOutcome outcome, String leaving) implements CallEvent {}
}
