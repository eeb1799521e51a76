package io.viciagents.node.speech;

/** What a recogniser that knows of turns tells about the caller's, as Deepgram Flux does. */
public enum TurnSign {
    /** The caller has perhaps finished: an answer may be prepared. */
    MAY_BE_OVER,
    /** The caller went on after all. */
    GOES_ON,
    /** The caller has finished. */
    OVER
}
