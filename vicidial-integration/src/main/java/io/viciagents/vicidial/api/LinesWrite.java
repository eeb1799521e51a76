package io.viciagents.vicidial.api;

/** What became of a change to a remote-agent entry; VICIdial's dialling follows up to 10 s later. */
public sealed interface LinesWrite {
    /** It says so now, or did already. */
    record Written() implements LinesWrite {}

    /** No entry starts with that user. */
    record NoSuchEntry() implements LinesWrite {}
}
