package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * What a conversation asks of telephony or of VICIdial while the caller is still there. The dispatcher does it and tells
 * what really came of it, as a {@link CallAnswer}; only then may the agent say that it is done. What ends the call (a
 * transfer, a hang-up) is no request but the conversation's {@link CallOutcome}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallRequest.HumansFree.class, name = "humans-free"),
    @JsonSubTypes.Type(value = CallRequest.ExtensionFree.class, name = "extension-free"),
    @JsonSubTypes.Type(value = CallRequest.Callback.class, name = "callback"),
    @JsonSubTypes.Type(value = CallRequest.DoNotCall.class, name = "do-not-call"),
    @JsonSubTypes.Type(value = CallRequest.LeadFields.class, name = "lead-fields"),
    @JsonSubTypes.Type(value = CallRequest.Disposition.class, name = "disposition"),
    @JsonSubTypes.Type(value = CallRequest.Dtmf.class, name = "dtmf")
})
public sealed interface CallRequest {
    /** Whether asking a second time does no harm when nobody knows what came of the first. */
    default boolean idempotent() {
        return switch (this) {
            case HumansFree free -> true;
            case ExtensionFree free -> true;
            case DoNotCall never -> true;
            case LeadFields fields -> true;
            case Disposition known -> true;
            case Callback later -> false;
            case Dtmf keys -> false;
        };
    }

    /**
     * Whether a human waits in an in-group: asked before one is promised. Refused when nobody does, or nobody knows.
     *
     * @param inGroup its id
     */
    record HumansFree(String inGroup) implements CallRequest {}

    /**
     * Whether a call may well be taken at an extension: asked before whoever is there is promised. Refused when the telephone
     * of that name is away or in use. Of a number that is no telephone of the PBX nobody can know it before it rings; then it
     * is done, and says so.
     *
     * @param extension of {@code *#0-9A-Za-z}
     */
    record ExtensionFree(String extension) implements CallRequest {}

    /**
     * The caller wants to be called again. Refused outside the lead's call hours; the answer names the time as it was
     * understood.
     *
     * @param when in the lead's own time zone
     * @param comments for whoever calls
     */
    record Callback(LocalDateTime when, String comments) implements CallRequest {}

    /** The caller does not want to be called again, ever. */
    record DoNotCall() implements CallRequest {}

    /**
     * What the caller told us about the lead.
     *
     * @param fields by VICIdial's names
     */
    record LeadFields(Map<String, String> fields) implements CallRequest {
        /** Keeps the fields as they were given. */
        public LeadFields {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Whether the dialer knows this status; it is written when the call ends.
     *
     * @param status 1 to 6 characters
     */
    record Disposition(String status) implements CallRequest {}

    /**
     * Keys to be sent to the other party.
     *
     * @param digits of 0 to 9, *, #, A to D
     */
    record Dtmf(String digits) implements CallRequest {}
}
