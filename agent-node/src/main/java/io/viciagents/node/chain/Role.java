package io.viciagents.node.chain;

/** What a provider does for a call; the names are tag values of the metrics. */
enum Role {
    /** It turns the caller's voice into words. */
    RECOGNISER,
    /** It turns the agent's words into a voice. */
    SYNTHESISER,
    /** It thinks. */
    MODEL
}
