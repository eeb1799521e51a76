package io.viciagents.node.conversation;

import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Answer;
import io.viciagents.node.dialogue.Dialogue;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What another node needs to go on with the conversation, put together whenever something happened. Confined to the call's
 * loop. Mutable: how often that was, and the last key.
 */
final class Replica {
    private final Dialogue dialogue;
    private final CallRecord record;
    private final Ending ending;
    private final PendingRequests requests;
    private final AgentTurn agent;
    private final Clock clock;
    private final Map<String, Object> later;
    private Instant keysUntil;
    private long revision;

    /** @param before what was told by the node before, whose later fields are handed on */
    Replica(
            Dialogue dialogue,
            CallRecord record,
            Ending ending,
            PendingRequests requests,
            AgentTurn agent,
            Clock clock,
            Optional<ConversationState> before) {
        this.dialogue = dialogue;
        this.record = record;
        this.ending = ending;
        this.requests = requests;
        this.agent = agent;
        this.clock = clock;
        this.later = before.map(ConversationState::later).orElse(Map.of());
        this.keysUntil = before.flatMap(ConversationState::keysUntil).orElse(Instant.EPOCH);
    }

    /**
     * Whether a key is not known yet, which it is from now on. The next owner of the call tells all that were pressed, for it
     * cannot know which of them the one before has told.
     *
     * @param pressed unknown from an earlier version
     */
    boolean isNews(Optional<Instant> pressed) {
        boolean news = pressed.filter(at -> !at.isAfter(keysUntil)).isEmpty();
        if (news) {
            pressed.ifPresent(at -> keysUntil = at);
        }
        return news;
    }

    /** How it stands now. */
    ConversationState take() {
        return new ConversationState(
                ConversationState.VERSION,
                ++revision,
                record.talked(),
                record.lines(),
                dialogue.memory(),
                agent.asking() ? Answer.UNDER_WAY : Answer.COMPLETE,
                agent.speech().unsaid(clock.instant()),
                requests.underWay(),
                record.consent(),
                ending.disposition(),
                ending.outcome(),
                Optional.of(keysUntil),
                later);
    }
}
