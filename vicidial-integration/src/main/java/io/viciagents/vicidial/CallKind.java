package io.viciagents.vicidial;

import java.util.Arrays;

/** How VICIdial came by a call: the first letter of its call ID, and so the call's direction. */
public enum CallKind {
    /** Dialled by a campaign. */
    AUTO_DIALLED('V'),
    /** Rang a DID, or was handed to an in-group. */
    IN_GROUP('Y'),
    /** Dialled by a human agent. */
    MANUAL('M'),
    /** Handed from one agent to another. */
    CLOSER_TRANSFER('J'),
    /** A letter that VICIdial uses for something else; treated as outbound, as the dialplan does. */
    OTHER('?');

    private final char letter;

    CallKind(char letter) {
        this.letter = letter;
    }

    /** Whether the customer called us, as far as the call ID tells. */
    public boolean isInbound() {
        return this == IN_GROUP;
    }

    static CallKind of(char letter) {
        return Arrays.stream(values())
                .filter(kind -> kind.letter == letter)
                .findFirst()
                .orElse(OTHER);
    }
}
