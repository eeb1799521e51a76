package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a dispatcher tells the node that has accepted a call. The node answers each with a {@link NodeCommandReply}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NodeCommand.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = NodeCommand.Bridged.class, name = "bridged"),
    @JsonSubTypes.Type(value = NodeCommand.Lead.class, name = "lead"),
    @JsonSubTypes.Type(value = NodeCommand.Dtmf.class, name = "dtmf"),
    @JsonSubTypes.Type(value = NodeCommand.Overheard.class, name = "dtmf-overheard"),
    @JsonSubTypes.Type(value = NodeCommand.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = NodeCommand.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = NodeCommand.CallerLeft.class, name = "caller-left"),
    @JsonSubTypes.Type(value = NodeCommand.Stay.class, name = "stay"),
    @JsonSubTypes.Type(value = NodeCommand.Release.class, name = "release")
})
public sealed interface NodeCommand {
    /** Which call. */
    CallRef call();

    /** By whose authority. */
    Fence fence();

    /** Which of the nodes that served this call is meant. */
    int generation();

    /**
     * Asterisk has made the media channel: the node opens its media session, and from now on packets from
     * {@code asterisk}, and from nowhere else, are this call's. It sends silence until {@link Bridged} (packets wake the
     * channel's thread on Asterisk 16).
     *
     * @param asterisk the address the channel sends from and listens on
     */
    record Connected(CallRef call, Fence fence, int generation, MediaAddress asterisk) implements NodeCommand {}

    /** Caller and node hear each other: the conversation begins, or goes on. */
    record Bridged(CallRef call, Fence fence, int generation) implements NodeCommand {}

    /** Fields of the lead that the look-up brought after the assignment. */
    record Lead(CallRef call, Fence fence, int generation, Map<String, String> fields) implements NodeCommand {
        /** Keeps the fields as they were given. */
        public Lead {
            fields = Map.copyOf(fields);
        }
    }

    /** The caller pressed a key. The same key, by its digit and its time, is one, however often it is told. */
    sealed interface Key extends NodeCommand {
        /** One of 0 to 9, *, #, A to D. */
        String digit();

        /** When it was pressed, by Asterisk's clock. Unknown to earlier versions. */
        Optional<Instant> at();
    }

    /** A key that the call's owner has heard, told by it alone and once. */
    record Dtmf(CallRef call, Fence fence, int generation, String digit, Optional<Instant> at) implements Key {}

    /**
     * A key that the node may have been told by another: by a dispatcher that heard it beside the owner, or by an owner that
     * comes after another one. Nodes of an earlier version, which would take a key twice, do not understand it.
     */
    record Overheard(CallRef call, Fence fence, int generation, String digit, Optional<Instant> at) implements Key {}

    /**
     * What came of something that the conversation asked for.
     *
     * @param number of the request
     */
    record Answered(CallRef call, Fence fence, int generation, long number, CallAnswer answer) implements NodeCommand {}

    /**
     * What the conversation asked for in its {@link CallOutcome} could not be done, and the caller is still there: the
     * conversation goes on and says so.
     *
     * @param reason a sentence for the log and the transcript
     */
    record Failed(CallRef call, Fence fence, int generation, String reason) implements NodeCommand {}

    /**
     * The caller has hung up. The node ends the conversation and reports, as {@link NodeReport.Ended}, the outcome as far
     * as it knows it; {@link Release} follows.
     */
    record CallerLeft(CallRef call, Fence fence, int generation) implements NodeCommand {}

    /** No other node takes the call that was {@link NodeReport.Moving}: the conversation goes on here. */
    record Stay(CallRef call, Fence fence, int generation) implements NodeCommand {}

    /**
     * The call is over for this node: close the media session, free the slot. Harmless when repeated. Should it overtake
     * the offer that it withdraws, the offer is refused.
     */
    record Release(CallRef call, Fence fence, int generation) implements NodeCommand {}
}
