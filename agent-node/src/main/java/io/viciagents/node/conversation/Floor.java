package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.Happening;

/** What the caller's turns bring about in the conversation. Confined to the call's loop. */
interface Floor {
    /** How far the conversation has come. */
    Phase phase();

    /** The caller began to speak. */
    void callerStarted();

    /** The caller's first turn, before the agent has spoken, is over. */
    void helloFinished();

    /** It was a noise: the silence goes on. */
    void stillSilent();

    /** The caller has the floor: whatever the agent says or would say is not wanted any more, not even a goodbye. */
    void taken();

    /** The caller is there, and this turn counts from now on. */
    void callerHeard();

    /** Something that wants an answer. */
    void ask(Happening happening);

    /** Nothing will be heard any more. */
    void deaf(String reason);
}
