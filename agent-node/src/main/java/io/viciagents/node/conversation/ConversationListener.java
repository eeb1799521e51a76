package io.viciagents.node.conversation;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import java.time.Duration;

/** Is told what others must know of a conversation, on the call's loop. */
public interface ConversationListener {
    /**
     * The agent's first sound goes out.
     *
     * @param afterBegin since both sides heard each other
     */
    void firstAudio(Duration afterBegin);

    /**
     * The conversation asks for something and waits for {@link Conversation#answered}.
     *
     * @param number counts the requests of this conversation, from 1
     */
    void asked(long number, CallRequest request);

    /**
     * The conversation is over and its last word has been played. Told again, with another outcome, when the first could
     * not be brought about.
     */
    void ended(CallOutcome outcome);

    /**
     * This conversation can not go on here, not even to say so; another node may.
     *
     * @param reason a sentence for the log
     */
    void lost(String reason);
}
