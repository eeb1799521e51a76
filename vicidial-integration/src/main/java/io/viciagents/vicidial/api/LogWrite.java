package io.viciagents.vicidial.api;

/** What became of a correction of a call's log. */
public sealed interface LogWrite {
    /** It says so now, or did already. */
    record Written() implements LogWrite {}

    /** No log has that call: it is of another campaign or in-group, or not written yet. */
    record NoSuchCall() implements LogWrite {}

    /** There is no such campaign or in-group. */
    record NoSuchGroup() implements LogWrite {}
}
