package io.viciagents.node.conversation;

import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Answer;
import io.viciagents.node.dialogue.Dialogue;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What another node needs to go on with the conversation, put together whenever something happened. Confined to the call's
 * loop. Mutable: how often that was, and the keys.
 */
final class Replica {
    private final Dialogue dialogue;
    private final CallRecord record;
    private final Ending ending;
    private final PendingRequests requests;
    private final AgentTurn agent;
    private final Clock clock;
    private final Map<String, Object> later;
    /** Nodes before this one have all keys until then. */
    private final Instant keysBefore;

    private final Set<Key> keysHere = new HashSet<>();
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
        this.keysBefore = before.flatMap(ConversationState::keysUntil).orElse(Instant.EPOCH);
        this.keysUntil = keysBefore;
    }

    /**
     * Whether a key is not known yet, which it is from now on. Several dispatchers tell it, and the next owner all that were
     * pressed, for it cannot know which of them this conversation has.
     *
     * @param pressed unknown from an earlier version
     */
    boolean isNews(String digit, Optional<Instant> pressed) {
        boolean news = pressed.filter(at -> !at.isAfter(keysBefore) || !keysHere.add(new Key(digit, at)))
                .isEmpty();
        if (news) {
            pressed.filter(at -> at.isAfter(keysUntil)).ifPresent(at -> keysUntil = at);
        }
        return news;
    }

    private record Key(String digit, Instant at) {}

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
