package io.viciagents.dispatcher.pause;

import java.time.Instant;

/**
 * Calls that are stopped until somebody resumes them.
 *
 * @param subject whose
 * @param scope which of them
 * @param since by the clock of the dispatcher that was told
 */
public record Pause(Subject subject, Scope scope, Instant since) {
    /** Which calls. */
    public enum Scope {
        /** Those that come. */
        NEW,
        /** Those that are up, too: they go to humans. */
        ALL
    }
}
