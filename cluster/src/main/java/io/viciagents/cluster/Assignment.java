package io.viciagents.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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
 * @param caller as the record has it, so that a node can tell it to the next owner if the record is lost; a dispatcher of
 *     an earlier version does not say it
 * @param before the conversation so far, when another node held it
 */
public record Assignment(
        CallRef call,
        Fence fence,
        int generation,
        Direction direction,
        String profile,
        String callerNumber,
        Map<String, String> lead,
        MediaFormat format,
        Optional<CallRecord.Caller> caller,
        Optional<Before> before) {
    /** Keeps the lead as it was given. */
    public Assignment {
        lead = Map.copyOf(lead);
    }

    /** A call that no node has held, and whose record the node is not told. */
    public Assignment(
            CallRef call,
            Fence fence,
            int generation,
            Direction direction,
            String profile,
            String callerNumber,
            Map<String, String> lead,
            MediaFormat format) {
        this(
                call,
                fence,
                generation,
                direction,
                profile,
                callerNumber,
                lead,
                format,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A conversation that another node held.
     *
     * @param state how far it had come
     * @param silence for about how long nothing has been heard of that node; zero when it handed the conversation over, so
     *     that nobody missed anything
     */
    public record Before(ConversationState state, Duration silence) {}
}
