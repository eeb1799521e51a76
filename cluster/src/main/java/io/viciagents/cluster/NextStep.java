package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where the caller goes when the conversation is over. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NextStep.HangUp.class, name = "hang-up"),
    @JsonSubTypes.Type(value = NextStep.InGroup.class, name = "in-group"),
    @JsonSubTypes.Type(value = NextStep.Extension.class, name = "extension")
})
public sealed interface NextStep {
    /** Nowhere: the call is hung up. */
    record HangUp() implements NextStep {}

    /**
     * To the humans of one of VICIdial's in-groups.
     *
     * @param name the in-group's id
     */
    record InGroup(String name) implements NextStep {}

    /**
     * To an extension of the dialer, or through it to a telephone number.
     *
     * @param number of {@code *#0-9A-Za-z}, for VICIdial strips everything else
     */
    record Extension(String number) implements NextStep {}
}
