package io.viciagents.node.profile;

/** Whether a caller's voice may stop a sentence. Keys always may. */
public enum Interruption {
    /** The caller may talk over it. */
    ALLOWED,
    /** It is spoken to its end: a disclosure that the law asks for. */
    REFUSED
}
