package io.viciagents.node.profile;

/** What an answer means for the recording of the call, where it needs the caller's consent. */
public enum RecordingConsent {
    /** Nothing. */
    UNCHANGED,
    /** The caller agrees to be recorded from now on. */
    GIVEN
}
