package io.viciagents.cluster;

import java.util.List;
import java.util.Map;

/**
 * A dispatcher looks after the calls that it has on a node, four times a second: the node learns which of its calls still
 * are its own, the dispatcher that the node still serves them.
 *
 * @param tenures for each Asterisk that the dispatcher owns and that has calls on the node
 * @param stalls as the node told last in its {@link NodePong}, 0 before: so a node that stood still knows whether a ping was
 *     sent before it woke
 */
public record NodePing(List<Tenure> tenures, long stalls) {
    /** Keeps the tenures as they were given. */
    public NodePing {
        tenures = List.copyOf(tenures);
    }

    /** From a dispatcher that knows of no stall. */
    public NodePing(List<Tenure> tenures) {
        this(tenures, 0);
    }

    /**
     * The calls of one Asterisk.
     *
     * @param asterisk its configured name
     * @param fence by whose authority
     * @param calls by the caller's channel, the generation in which the node serves it
     */
    public record Tenure(String asterisk, Fence fence, Map<String, Integer> calls) {
        /** Keeps the calls as they were given. */
        public Tenure {
            calls = Map.copyOf(calls);
        }
    }
}
