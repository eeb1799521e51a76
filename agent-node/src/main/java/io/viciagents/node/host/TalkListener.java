package io.viciagents.node.host;

import io.viciagents.cluster.CallOutcome;
import java.time.Duration;

/** What a conversation tells the call it belongs to, on the call's loop. */
public interface TalkListener {
    /** The agent's first sound has gone out. */
    void firstAudio(Duration afterBegin);

    /** It is over, and its last word has been heard. */
    void ended(CallOutcome outcome);

    /** It cannot go on here; another node may. */
    void lost(String reason);
}
