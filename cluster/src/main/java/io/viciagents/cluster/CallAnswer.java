package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What really came of a {@link CallRequest}. No answer in time counts as a refusal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallAnswer.Done.class, name = "done"),
    @JsonSubTypes.Type(value = CallAnswer.Refused.class, name = "refused")
})
public sealed interface CallAnswer {
    /**
     * It is done, or durably recorded and certain to be done.
     *
     * @param detail what the agent may tell the caller, such as the time of a callback as it was understood; or empty
     */
    record Done(String detail) implements CallAnswer {}

    /**
     * It was not done.
     *
     * @param reason a sentence that the agent may act on, without secrets
     */
    record Refused(String reason) implements CallAnswer {}
}
