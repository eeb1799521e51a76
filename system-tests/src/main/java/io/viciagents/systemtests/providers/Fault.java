package io.viciagents.systemtests.providers;

/** What a stand-in does wrong. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** It accepts and never says a word. */
    SILENCE,
    /** It shows that it lives, and nothing else: comments, or messages without content. */
    COMMENTS_ONLY,
    /** It breaks the connection in the midst of its answer. */
    BROKEN_STREAM,
    /** It ends in good order, without what would make the answer complete. */
    NO_END,
    /** It refuses the key. */
    UNAUTHORISED,
    /** It is asked too often. */
    TOO_MANY,
    /** The account has no more credit. */
    QUOTA,
    /** It fails. */
    SERVER_ERROR,
    /** It does not know the voice, the model or the language. */
    REJECTED,
    /** It sends what cannot be read. */
    MALFORMED,
    /** It reports an error inside an answer that began well. */
    ERROR_INSIDE
}
