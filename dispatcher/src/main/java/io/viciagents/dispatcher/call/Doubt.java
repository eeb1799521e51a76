package io.viciagents.dispatcher.call;

import io.viciagents.cluster.ConversationState;
import java.time.Duration;

/** Why a call should have another node, if there is one, although its own may still be there. */
public sealed interface Doubt {
    /** In words, for the log. */
    String reason();

    /**
     * The node drains and hands the conversation over.
     *
     * @param state how far it has come
     */
    record Moving(ConversationState state) implements Doubt {
        @Override
        public String reason() {
            return "its node drains";
        }
    }

    /**
     * The node gives no sign, or its media does not come through. It may yet come back; a second node does no harm.
     *
     * @param silence since the last sign
     */
    record Silent(String reason, Duration silence) implements Doubt {}
}
