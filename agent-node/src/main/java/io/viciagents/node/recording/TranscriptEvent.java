package io.viciagents.node.recording;

import io.viciagents.cluster.CallOutcome;
import java.util.Map;

/** Something worth a line in the transcript. */
public sealed interface TranscriptEvent {
    /**
     * The caller heard this of a sentence of the agent's.
     *
     * @param text what was really heard
     * @param hearing whether that is all of it
     */
    record AgentSaid(String text, Hearing hearing) implements TranscriptEvent {}

    /** The caller said this; empty when it could not be understood. */
    record CallerSaid(String words) implements TranscriptEvent {}

    /** The caller pressed these keys. */
    record Pressed(String keys) implements TranscriptEvent {}

    /**
     * A turn was measured.
     *
     * @param millis each part by its name
     */
    record Turn(Map<String, Long> millis) implements TranscriptEvent {
        /** Keeps the figures as they were given. */
        public Turn {
            millis = Map.copyOf(millis);
        }
    }

    /** Something else, in a sentence. */
    record Noted(String what) implements TranscriptEvent {}

    /** The conversation's outcome. */
    record Ended(CallOutcome outcome) implements TranscriptEvent {}

    /** How much of a sentence was heard. */
    enum Hearing {
        /** To its end. */
        WHOLE,
        /** The caller cut in. */
        CUT
    }
}
