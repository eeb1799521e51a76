package io.viciagents.node.conversation;

import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Answer;
import io.viciagents.node.dialogue.Dialogue;
import java.time.Clock;
import java.util.Map;

/**
 * What another node needs to go on with the conversation, put together whenever something happened. Confined to the call's
 * loop. Mutable: how often that was.
 */
final class Replica {
    private final Dialogue dialogue;
    private final CallRecord record;
    private final Ending ending;
    private final PendingRequests requests;
    private final AgentTurn agent;
    private final Clock clock;
    private final Map<String, Object> later;
    private long revision;

    /** @param later what a later version told of this conversation, to be handed on */
    Replica(
            Dialogue dialogue,
            CallRecord record,
            Ending ending,
            PendingRequests requests,
            AgentTurn agent,
            Clock clock,
            Map<String, Object> later) {
        this.dialogue = dialogue;
        this.record = record;
        this.ending = ending;
        this.requests = requests;
        this.agent = agent;
        this.clock = clock;
        this.later = later;
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
                later);
    }
}
