package io.viciagents.node.host;

import io.viciagents.node.media.MediaSession;
import io.viciagents.node.time.Timers;

/** Where a {@link HostedCall} stands on this node. */
sealed interface State {
    /** Accepted, but its loop does not know of it yet. */
    record Offered() implements State {}

    /** Offered and accepted; Asterisk's address is awaited. */
    record Reserved(Timers.Alarm lapse) implements State {}

    /** Its audio flows. */
    record Open(MediaSession media, Talk talk) implements State {}

    /** Nothing is left of it. */
    record Over() implements State {}
}
