package io.viciagents.node;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.host.TalkListener;
import java.time.Duration;

/** What a conversation tells goes to the call it belongs to. */
record Told(TalkListener listener) implements ConversationListener {
    @Override
    public void firstAudio(Duration afterBegin) {
        listener.firstAudio(afterBegin);
    }

    @Override
    public void ended(CallOutcome outcome) {
        listener.ended(outcome);
    }

    @Override
    public void lost(String reason) {
        listener.lost(reason);
    }
}
