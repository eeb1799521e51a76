package io.viciagents.node.host;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaSession;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where conversations come from. Any thread. */
public interface Talks {
    /** The names of the profiles that can be served. */
    Set<String> profiles();

    /** For how many more calls of a profile there is room by its providers' plans; a profile without a limit is not named. */
    default Map<String, Integer> quotas() {
        return Map.of();
    }

    /** Why a call cannot be served here; empty when it can. */
    Optional<Reason> refusal(Assignment assignment);

    /** A call is about to come: what it will need first, such as the sound of its greeting, may be made ready. */
    void expect(Assignment assignment);

    /**
     * Makes the conversation of a call; on the call's loop.
     *
     * @param lead what is known of the lead by now
     */
    Talk open(
            Assignment assignment,
            Map<String, String> lead,
            MediaLoop loop,
            MediaSession media,
            ConversationListener listener);
}
