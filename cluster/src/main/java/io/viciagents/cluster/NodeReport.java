package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Optional;

/** What a node tells the dispatcher that assigned the call. Repeated until it is acknowledged. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NodeReport.FirstAudio.class, name = "first-audio"),
    @JsonSubTypes.Type(value = NodeReport.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = NodeReport.Lost.class, name = "lost"),
    @JsonSubTypes.Type(value = NodeReport.Moving.class, name = "moving"),
    @JsonSubTypes.Type(value = NodeReport.Asked.class, name = "asked")
})
public sealed interface NodeReport {
    /** Which call. */
    CallRef call();

    /** Which of the nodes that served this call speaks. */
    int generation();

    /**
     * The agent's first sound has gone out.
     *
     * @param afterBridged since the node was told that the call is bridged
     */
    record FirstAudio(CallRef call, int generation, Duration afterBridged) implements NodeReport {}

    /**
     * The conversation is over, and its last word has been heard.
     *
     * @param summary for the call history; empty from nodes of an earlier version
     */
    record Ended(CallRef call, int generation, CallOutcome outcome, Optional<ConversationSummary> summary)
            implements NodeReport {
        /** A conversation of which nothing more is told. */
        public Ended(CallRef call, int generation, CallOutcome outcome) {
            this(call, generation, outcome, Optional.empty());
        }
    }

    /**
     * The node cannot go on with this call: another node may.
     *
     * @param reason a sentence for the log
     */
    record Lost(CallRef call, int generation, String reason) implements NodeReport {}

    /**
     * The node drains, and the conversation has come to a moment at which another node can go on unnoticed. Until
     * {@link NodeCommand.Release} or {@link NodeCommand.Stay} comes, or for two seconds, the agent says nothing new.
     *
     * @param state how far the conversation has come
     */
    record Moving(CallRef call, int generation, ConversationState state) implements NodeReport {}

    /**
     * The conversation asks for something; {@link NodeCommand.Answered} will carry the answer.
     *
     * @param number counts the requests of this call over all its nodes, so that a repeated one is known: generation x
     *     {@link #OF_A_NODE} + number of the request on that node
     */
    record Asked(CallRef call, int generation, long number, CallRequest request) implements NodeReport {
        /** No node makes as many requests for one call. */
        public static final long OF_A_NODE = 1_000_000;

        /** Its number among those of the same node. */
        public long onItsNode() {
            return number % OF_A_NODE;
        }
    }
}
