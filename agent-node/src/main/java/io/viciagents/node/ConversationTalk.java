package io.viciagents.node;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.node.conversation.Conversation;
import io.viciagents.node.host.Talk;
import java.util.Map;

/**
 * A conversation, as the call it belongs to sees it.
 *
 * @param over is run when it is closed; harmless when repeated
 */
record ConversationTalk(Conversation conversation, Runnable over) implements Talk {
    @Override
    public void begin() {
        conversation.begin();
    }

    @Override
    public void lead(Map<String, String> fields) {
        conversation.lead(fields);
    }

    @Override
    public void dtmf(String digit) {
        conversation.dtmf(digit);
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
    public void close() {
        conversation.close();
        over.run();
    }
}
