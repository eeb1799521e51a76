package io.viciagents.cluster;

/** What a node answers to a {@link NodeCommand}. */
public enum NodeCommandReply {
    /** Done. */
    DONE,
    /** The node has no such call, or no longer. */
    UNKNOWN_CALL,
    /** The command carries an older fence or generation than the node has obeyed. */
    OUTDATED
}
