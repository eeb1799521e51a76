package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * Where in its story a call is. A dispatcher that takes a call over begins at the step it finds.
 *
 * <pre>
 * Arrived --> Placed --> Conversing --> Ending ------> Left --> (in the books, nothing is left of it)
 *  | ^          |            |  ^          |            ^ ^
 *  | +----------+------------+  +----------+            | |
 *  |   the node is lost           it was refused        | +-- from anywhere: the caller hung up
 *  +--- no node is free ------> Overflowing ------------+
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallStep.Arrived.class, name = "arrived"),
    @JsonSubTypes.Type(value = CallStep.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = CallStep.Conversing.class, name = "conversing"),
    @JsonSubTypes.Type(value = CallStep.Ending.class, name = "ending"),
    @JsonSubTypes.Type(value = CallStep.Overflowing.class, name = "overflowing"),
    @JsonSubTypes.Type(value = CallStep.Left.class, name = "left")
})
public sealed interface CallStep {
    /** The incarnation of the node that has the call at this step. */
    default Optional<String> agent() {
        return switch (this) {
            case Arrived none -> Optional.empty();
            case Placed at -> Optional.of(at.node());
            case Conversing with -> Optional.of(with.node());
            case Ending with -> Optional.of(with.node());
            case Overflowing none -> Optional.empty();
            case Left left -> left.node();
        };
    }

    /** The caller is here, and no node has the call. */
    record Arrived() implements CallStep {}

    /**
     * A node has accepted the call.
     *
     * @param node its incarnation
     * @param nodeName its name, for people
     * @param media where Asterisk is to send the packets
     */
    record Placed(String node, String nodeName, MediaAddress media) implements CallStep {}

    /**
     * Caller and node hear each other.
     *
     * @param node its incarnation
     * @param nodeName its name, for people
     */
    record Conversing(String node, String nodeName) implements CallStep {}

    /**
     * The conversation is over, and the outcome is being carried out; caller and node still hear each other.
     *
     * @param node its incarnation
     * @param nodeName its name, for people
     * @param outcome what is to be done
     */
    record Ending(String node, String nodeName, CallOutcome outcome) implements CallStep {}

    /**
     * No node could take the call: it goes to humans.
     *
     * @param outcome which
     */
    record Overflowing(CallOutcome outcome) implements CallStep {}

    /**
     * The caller has left us; that is still to be written into the books, or to be cleared up.
     *
     * @param node incarnation of the node that had the call last, if any
     * @param outcome how it ended
     * @param how who ended it, in the dispatcher's words
     */
    record Left(Optional<String> node, CallOutcome outcome, String how) implements CallStep {}
}
