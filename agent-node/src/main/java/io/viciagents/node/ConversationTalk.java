package io.viciagents.node;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.node.conversation.Conversation;
import io.viciagents.node.host.Talk;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A conversation, as the call it belongs to sees it.
 *
 * @param notes what is to be known of it up to now
 * @param over is run when it is closed; harmless when repeated
 */
record ConversationTalk(Conversation conversation, Supplier<ConversationSummary> notes, Runnable over) implements Talk {
    @Override
    public void begin() {
        conversation.begin();
    }

    @Override
    public void lead(Map<String, String> fields) {
        conversation.lead(fields);
    }

    @Override
    public void dtmf(String digit, Optional<Instant> at) {
        conversation.dtmf(digit, at);
    }

    @Override
    public void answered(long number, CallAnswer answer) {
        conversation.answered(number, answer);
    }

    @Override
    public void failed(String reason) {
        conversation.failed(reason);
    }

    @Override
    public void leave() {
        conversation.leave();
    }

    @Override
    public void stay() {
        conversation.stay();
    }

    @Override
    public void callerLeft() {
        conversation.callerLeft();
    }

    @Override
    public Optional<ConversationSummary> summary() {
        return Optional.of(notes.get());
    }

    @Override
    public void close() {
        conversation.close();
        over.run();
    }
}
