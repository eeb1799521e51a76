package io.viciagents.node.profile;

/** Whether what is said and typed may be kept: a card number must not be. */
public enum Privacy {
    /** It is recorded and written down, as the profile wants it. */
    OPEN,
    /** It is neither recorded nor written down. */
    PRIVATE
}
