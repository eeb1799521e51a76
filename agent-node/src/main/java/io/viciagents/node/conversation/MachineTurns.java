package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.Prompt;
import java.util.List;

/**
 * What is done when a machine has taken the call. Confined to the call's loop. Mutable: whether whoever comes to the
 * telephone next is to be greeted anew.
 */
final class MachineTurns implements MachineWatch.Listener {
    private final CallRecord record;
    private final Ending ending;
    private final AgentTurn agent;
    private final AnswerPart.Say screening;
    private final Stage stage;
    private boolean greetAgain;

    /** @param screening says who calls */
    MachineTurns(CallRecord record, Ending ending, AgentTurn agent, Prompt screening, Stage stage) {
        this.record = record;
        this.ending = ending;
        this.agent = agent;
        this.screening = new AnswerPart.Say(screening.text(), screening.interruption());
        this.stage = stage;
    }

    /** Nobody is spoken to any more until it listens, or at all, if nothing is to be left. */
    @Override
    public void machine() {
        if (listens()) {
            record.noted("an answering machine");
            ending.settled("AM");
            stage.silent(Phase.MACHINE);
            if (ending.message().size() == 1) {
                ready();
                stage.report();
            }
        }
    }

    @Override
    public void ready() {
        if (stage.phase() == Phase.MACHINE) {
            agent.tell(ending.message());
        }
    }

    /** Says who calls; whoever comes to the telephone then is greeted anew. */
    @Override
    public void screened() {
        if (listens()) {
            record.noted("a machine asks who calls");
            stage.silent(Phase.TALKING);
            greetAgain = true;
            agent.tell(List.of(screening));
        }
    }

    private boolean listens() {
        return stage.phase() == Phase.GREETING || stage.phase() == Phase.TALKING;
    }

    /** Whether somebody has come to the telephone who has heard no greeting; tells it once. */
    boolean greetsAgain() {
        boolean greets = greetAgain;
        greetAgain = false;
        return greets;
    }

    /** The conversation that the machine is in. */
    interface Stage {
        /** How far it has come. */
        Phase phase();

        /** Nothing that was to be said is said any more, and this is how far it has come now. */
        void silent(Phase next);

        /** It is over. */
        void report();
    }
}
