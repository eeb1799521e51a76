package io.viciagents.dispatcher.call;

/** How a call leaves this dispatcher. */
public enum Departure {
    /** Its channel has gone, its outcome is in the books, and nothing of it is left. */
    ENDED,
    /** Its channel has gone, but that could not be booked yet: its record stays, and the call is closed at the next look. */
    UNBOOKED,
    /** Another dispatcher goes on with it from its record: nothing was touched. */
    YIELDED
}
