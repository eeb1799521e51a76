package io.viciagents.cluster;

import java.util.Map;

/**
 * A dispatcher offers a call to an agent node.
 *
 * @param call which call
 * @param fence by whose authority
 * @param generation counts the nodes that served this call, from 1; a node that is given a later one owes nothing to the
 *     earlier
 * @param direction inbound or outbound
 * @param profile the name of the agent profile that the extension chose
 * @param callerNumber the other party's number as VICIdial gave it, or empty
 * @param lead fields of VICIdial's lead known so far, by VICIdial's names; more may follow in {@link NodeCommand.Lead}
 * @param format of the RTP packets both ways
 */
public record Assignment(
        CallRef call,
        Fence fence,
        int generation,
        Direction direction,
        String profile,
        String callerNumber,
        Map<String, String> lead,
        MediaFormat format) {
    /** Keeps the lead as it was given. */
    public Assignment {
        lead = Map.copyOf(lead);
    }
}
