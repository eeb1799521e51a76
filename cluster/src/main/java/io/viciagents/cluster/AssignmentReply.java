package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a node answers to an {@link Assignment}. No answer in time counts as a refusal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AssignmentReply.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = AssignmentReply.Refused.class, name = "refused")
})
public sealed interface AssignmentReply {
    /**
     * A slot is reserved; it lapses unless {@link NodeCommand.Connected} comes within five seconds.
     *
     * @param media where this Asterisk is to send the call's RTP packets
     */
    record Accepted(MediaAddress media) implements AssignmentReply {}

    /**
     * The next candidate may be asked.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements AssignmentReply {}

    /** Why a node refuses a call. */
    enum Reason {
        /** All slots are taken or reserved. */
        FULL,
        /** The node finishes its calls and then ends. */
        DRAINING,
        /** The node has no such profile, or the profile does not serve this direction. */
        NO_SUCH_PROFILE,
        /** The language of the profile has no recogniser or voice here. */
        NO_SUCH_LANGUAGE,
        /** The command comes from a dispatcher that no longer owns the call's Asterisk, or names an older generation. */
        OUTDATED,
        /** The node could not prepare the call; its log says why. */
        FAILED
    }
}
