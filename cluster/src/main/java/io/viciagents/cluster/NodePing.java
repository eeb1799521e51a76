package io.viciagents.cluster;

import java.util.List;
import java.util.Map;

/**
 * A dispatcher looks after the calls that it has on a node, four times a second: the node learns which of its calls still
 * are its own, the dispatcher that the node still serves them.
 *
 * @param tenures for each Asterisk that the dispatcher owns and that has calls on the node
 */
public record NodePing(List<Tenure> tenures) {
    /** Keeps the tenures as they were given. */
    public NodePing {
        tenures = List.copyOf(tenures);
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
