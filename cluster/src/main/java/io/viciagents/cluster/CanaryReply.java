package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a node answers to a {@link CanaryOrder}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CanaryReply.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = CanaryReply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = CanaryReply.Refused.class, name = "refused")
})
public sealed interface CanaryReply {
    /** Where Asterisk is to send the packets of the two channels. */
    record Ready(MediaAddress first, MediaAddress second) implements CanaryReply {}

    /** It is done. */
    record Done() implements CanaryReply {}

    /**
     * It is not done.
     *
     * @param reason a sentence for the log
     */
    record Refused(String reason) implements CanaryReply {}
}
