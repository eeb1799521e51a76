package io.viciagents.vicidial.api;

import io.viciagents.vicidial.LeadId;

/** What became of a lead that was to be added. */
public sealed interface LeadAdded {
    /**
     * It is there now.
     *
     * @param lead its id
     * @param hopper whether it waits to be dialled at once
     */
    record Added(LeadId lead, Hopper hopper) implements LeadAdded {}

    /** What {@code add_to_hopper} came to. */
    enum Hopper {
        /** It will be dialled next. */
        IN,
        /** Not asked for, or refused because of the hour. */
        OUT
    }

    /** The number must not be called. */
    record OnDoNotCallList() implements LeadAdded {}

    /**
     * The number is there already.
     *
     * @param existing VICIdial's text for the lead that it found, often its id
     */
    record Duplicate(String existing) implements LeadAdded {}

    /** The list does not exist. */
    record NoSuchList() implements LeadAdded {}

    /**
     * It cannot be added like this.
     *
     * @param reason VICIdial's words, such as {@code INVALID PHONE NUMBER LENGTH}
     */
    record Refused(String reason) implements LeadAdded {}
}
