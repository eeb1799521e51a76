package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Profile;
import java.util.List;

/** What is said when a call lasts too long. Confined to the call's loop. */
final class CallTimeTurns implements CallTime.Listener {
    private final Profile profile;
    private final CallRecord record;
    private final AgentTurn agent;
    private final CallerSide caller;
    private final Turns turns;

    CallTimeTurns(Profile profile, CallRecord record, AgentTurn agent, CallerSide caller, Turns turns) {
        this.profile = profile;
        this.record = record;
        this.agent = agent;
        this.caller = caller;
        this.turns = turns;
    }

    @Override
    public boolean nobodySpeaks() {
        return turns.phase() == Phase.TALKING && !caller.speaking() && !agent.busy();
    }

    @Override
    public void warn() {
        record.noted("the call has lasted nearly as long as it may");
        turns.agentSpeaks();
        agent.tell(List.of(new AnswerPart.Say(profile.patience().warningWords(), Interruption.ALLOWED)));
    }

    @Override
    public void finishSentence() {
        if (turns.phase() == Phase.TALKING) {
            agent.finishSentence();
        }
    }

    @Override
    public void goodbye() {
        record.noted("the call has lasted as long as it may");
        if (turns.phase() == Phase.TALKING) {
            turns.taken();
            turns.ask(new Happening.TimeUp());
        }
    }

    /** A goodbye that is being spoken goes on; what else is being talked about does not. */
    @Override
    public void overdue() {
        if (turns.phase() == Phase.TALKING) {
            turns.trouble("the call has lasted as long as it may, and comes to no end");
        }
    }

    @Override
    public void end() {
        turns.report();
    }

    /** The conversation, as far as its time is concerned. */
    interface Turns extends Floor {
        /** The agent is about to speak: the silence is over. */
        void agentSpeaks();

        /** The agent can not go on. */
        void trouble(String reason);

        /** It is over. */
        void report();
    }
}
