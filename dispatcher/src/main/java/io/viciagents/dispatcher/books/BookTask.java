package io.viciagents.dispatcher.books;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;

/**
 * Something that is to stand in VICIdial's books. Kept as JSON ({@link TaskJson}), so that another version of ours can
 * carry it out. Whoever carries one out looks first whether it stands there already, so twice is as good as once.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BookTask.DoNotCall.class, name = "do-not-call"),
    @JsonSubTypes.Type(value = BookTask.LeadFields.class, name = "lead-fields"),
    @JsonSubTypes.Type(value = BookTask.Callback.class, name = "callback"),
    @JsonSubTypes.Type(value = BookTask.LeadStatus.class, name = "lead-status"),
    @JsonSubTypes.Type(value = BookTask.Disposition.class, name = "disposition")
})
public sealed interface BookTask {
    /**
     * A number on the do-not-call list, at once.
     *
     * @param phone the number
     * @param campaign SYSTEM_INTERNAL, or a campaign for its own list
     */
    record DoNotCall(String phone, String campaign) implements BookTask {}

    /**
     * What a caller told us, and what humans should know of the conversation.
     *
     * @param call in which
     * @param fields that replace what the lead has, by VICIdial's names; not the comments
     * @param comments to be added to the lead's, which are kept; or empty
     */
    record LeadFields(DialerCall call, Map<String, String> fields, String comments) implements BookTask {
        /** Keeps the fields as they were given. */
        public LeadFields {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * The lead is to be called again. Scheduled at once, and again after the call, whose end writes over the lead's status.
     *
     * @param call in which it was agreed
     * @param campaign that will call
     * @param time in the dialer's local time, {@code YYYY-MM-DD HH:MM:SS}
     * @param comments for whoever calls
     */
    record Callback(DialerCall call, String campaign, String time, String comments) implements BookTask {}

    /**
     * A status for the lead that was decided while the call was up, such as DNC. Written at once, and again after the call.
     *
     * @param call in which it was decided
     * @param status 1 to 6 characters
     */
    record LeadStatus(DialerCall call, String status) implements BookTask {}

    /**
     * How a call ended: its log's status, and its lead's.
     *
     * @param call which
     * @param status 1 to 6 characters
     * @param lead whose the lead is after this call
     * @param ended when the caller's channel left us, by our clock
     */
    record Disposition(DialerCall call, String status, LeadOwner lead, Instant ended) implements BookTask {}

    /** Who has the lead after a call, and so who says its status. */
    enum LeadOwner {
        /** Nobody: the call was its last, and our status stands. */
        OURS,
        /** Humans: VICIdial has taken the caller to them, their status stands. */
        HUMANS,
        /** The caller was to go to humans, but nobody knows whether it got there: the call's log tells. */
        UNKNOWN
    }
}
