package io.viciagents.dispatcher.books;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that is to stand in VICIdial's books. Kept as JSON, so that another version of ours can carry it out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = BookTask.DoNotCall.class, name = "do-not-call")})
public sealed interface BookTask {
    /**
     * A number on the do-not-call list, at once.
     *
     * @param phone the number
     * @param campaign SYSTEM_INTERNAL, or a campaign for its own list
     */
    record DoNotCall(String phone, String campaign) implements BookTask {}
}
