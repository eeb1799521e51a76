package io.viciagents.dispatcher.ari;

/** What a message on the event socket says, as far as it concerns us. */
sealed interface AriEvent {
    /** StasisStart: a channel came into our application. */
    record Entered(CallerEntered channel) implements AriEvent {}

    /** StasisEnd or ChannelDestroyed: a channel is not with us any longer. Both may come, in either order. */
    record Left(String channel) implements AriEvent {}

    /** ChannelDtmfReceived. */
    record Digit(String channel, KeyPress key) implements AriEvent {}

    /** ApplicationReplaced: another client has our application now. */
    record Replaced() implements AriEvent {}

    /** One that ARI defines and we have no use for. */
    record Unused() implements AriEvent {}

    /** One of a type that this version of ARI does not define. */
    record Unknown(String type) implements AriEvent {}

    /** One that cannot be read, or does not say what its type should. */
    record Broken(String type, String reason) implements AriEvent {}
}
