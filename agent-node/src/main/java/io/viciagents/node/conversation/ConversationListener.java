package io.viciagents.node.conversation;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationState;
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

    /** Something happened that another node would have to know to go on with it. */
    void changed(ConversationState state);

    /** A moment has come at which the conversation can go on elsewhere unnoticed; it says nothing new for a while. */
    void moving(ConversationState state);

    /**
     * This conversation can not go on here, not even to say so; another node may.
     *
     * @param reason a sentence for the log
     */
    void lost(String reason);
}
