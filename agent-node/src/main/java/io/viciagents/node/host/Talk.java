package io.viciagents.node.host;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.ConversationSummary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A conversation, as the call it belongs to sees it. Confined to the call's loop. */
public interface Talk {
    /** Both sides hear each other: the agent may speak. */
    void begin();

    /** Fields of the lead that came late, by VICIdial's names. */
    void lead(Map<String, String> fields);

    /**
     * The caller pressed a key.
     *
     * @param at by the dispatcher's clock, where it tells that
     */
    void dtmf(String digit, Optional<Instant> at);

    /** What came of something that the conversation asked for. */
    void answered(long number, CallAnswer answer);

    /** What the conversation asked for at its end could not be done: it says so, and goes on. */
    void failed(String reason);

    /** The node drains: it is to go on elsewhere, at a good moment. */
    void leave();

    /** Nobody takes it over now: it goes on here. */
    void stay();

    /** The caller hung up: the conversation tells its outcome, as far as it knows it. */
    void callerLeft();

    /** What is to be known of it in the call history; empty when nothing is kept. */
    default Optional<ConversationSummary> summary() {
        return Optional.empty();
    }

    /** Ends it without another word. Harmless when repeated. */
    void close();
}
