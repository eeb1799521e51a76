package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDateTime;
import java.util.Map;

/** Something that VICIdial's books must say besides the disposition. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BookEntry.Callback.class, name = "callback"),
    @JsonSubTypes.Type(value = BookEntry.DoNotCall.class, name = "do-not-call"),
    @JsonSubTypes.Type(value = BookEntry.LeadFields.class, name = "lead-fields")
})
public sealed interface BookEntry {
    /**
     * The caller wants to be called again.
     *
     * @param when in the lead's own time zone
     * @param comments for whoever calls
     */
    record Callback(LocalDateTime when, String comments) implements BookEntry {}

    /** The caller does not want to be called again, ever. */
    record DoNotCall() implements BookEntry {}

    /**
     * What the caller told us about the lead.
     *
     * @param fields by VICIdial's names
     */
    record LeadFields(Map<String, String> fields) implements BookEntry {
        /** Keeps the fields as they were given. */
        public LeadFields {
            fields = Map.copyOf(fields);
        }
    }
}
