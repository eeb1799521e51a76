package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.call.RemoteAgent;
import java.util.List;

/** Which do-not-call lists a number goes to. */
public enum DoNotCallList {
    /** The whole dialer's. */
    SYSTEM,
    /** The campaign's own. */
    CAMPAIGN,
    /** Both. */
    BOTH;

    private static final String WHOLE_DIALER = "SYSTEM_INTERNAL";

    /** By VICIdial's names. */
    List<String> names(RemoteAgent entry) {
        return switch (this) {
            case SYSTEM -> List.of(WHOLE_DIALER);
            case CAMPAIGN -> List.of(entry.campaign());
            case BOTH -> List.of(WHOLE_DIALER, entry.campaign());
        };
    }
}
