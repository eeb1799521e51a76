package io.viciagents.node.profile;

/** Which calls are recorded. */
public enum RecordingMode {
    /** None. */
    OFF,
    /** All, from the first sound: where the law lets a disclosure do. */
    ALWAYS,
    /** Those whose caller has agreed, from then on. */
    AFTER_CONSENT
}
