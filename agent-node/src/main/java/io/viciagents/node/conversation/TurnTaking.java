package io.viciagents.node.conversation;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.script.GlobalIntents;
import io.viciagents.node.script.PlainEnd;
import java.util.List;

/**
 * Whose turn it is; {@link Phase} has the larger steps. Confined to the call's loop. Mutable: the
 * phase.
 *
 * <pre>
 *      the caller speaks --end of turn--&gt; asked --answer--&gt; the agent speaks --all played--&gt; silence
 *         ^                                                     |      ^                       |  |
 *         +---------------------- barge-in ---------------------+      +-- are you there? -----+  |
 *         +------------------------------------ speech --------------------------------------------+
 * </pre>
 */
final class TurnTaking implements Floor, AgentTurn.Listener, MachineWatch.Listener {
    private final CallRecord record;
    private final Ending ending;
    private final TurnClock clock;
    private final AgentTurn agent;
    private final CallerSide caller;
    private final CallerTurns turns;
    private final SilenceWatch silence;
    private final Greeting greeting;
    private final DigitCollector digits;
    private final GlobalIntents globals;
    private final AnswerPart.Say screening;
    private Phase phase = Phase.NEW;
    private boolean greetAgain;

    TurnTaking(
            AnsweredCall call,
            Profile profile,
            Dialogue dialogue,
            Equipment equipment,
            PreparedVoice voice,
            CallRecord record,
            Ending ending,
            PendingRequests requests,
            FirstWords firstWords,
            Guard guard) {
        this.record = record;
        this.ending = ending;
        clock = new TurnClock(guard, record::turn, record::deadAir, voice);
        agent = new AgentTurn(dialogue, voice, equipment, profile, record, clock, requests, firstWords, guard, this);
        globals = new GlobalIntents(profile.globals(), equipment.understanding());
        turns = new CallerTurns(this, agent, globals, guard, () -> caller().cutOff());
        MachineWatch machine = new MachineWatch(call, equipment.media().sampleRate(), this);
        caller = new CallerSide(equipment, globals.phrases(), agent.speech(), record, clock, machine, turns);
        Prompt who = PlainEnd.words(profile, List.of(profile.machines().screening()), call.lead())
                .getFirst();
        screening = new AnswerPart.Say(who.text(), who.interruption());
        silence = new SilenceWatch(guard, profile.patience().silence(), times -> ask(new Happening.Silence(times)));
        greeting = new Greeting(call, guard, this::greet);
        digits = new DigitCollector(guard, this::pressed);
    }

    CallerSide caller() {
        return caller;
    }

    AgentTurn agent() {
        return agent;
    }

    /** Nobody speaks, and nobody is about to: here the conversation may change its node. */
    boolean betweenSentences() {
        return phase.talks() && !caller.speaking() && !agent.inTheMiddle();
    }

    /** Has the first words made; again when more is known of the lead before the call. */
    void prepare() {
        phase = Phase.PREPARED;
        agent.prepare();
    }

    void begin() {
        phase = Phase.GREETING;
        ending.begin(this::timeUp, this::report);
        greeting.begin();
    }

    /** A key always interrupts; over the goodbye only the one that means never-call-again. */
    void key(String digit) {
        if (phase == Phase.GREETING) {
            greeting.cancel();
            greet();
        }
        if (phase == Phase.TALKING || (phase == Phase.CLOSING && globals.isOptOutKey(digit))) {
            taken();
            silence.callerHeard();
            silence.start();
            digits.key(digit);
        }
    }

    void failed(String reason) {
        if (phase != Phase.REPORTED) {
            return;
        }
        phase = Phase.TALKING;
        switch (ending.failed(reason)) {
            case SAY_SO -> {
                agent.stop();
                ask(new Happening.ActionFailed(reason));
            }
            case HANG_UP -> report();
        }
    }

    /** The caller hung up: an end that was reached stands, else the profile's one for this. */
    void callerLeft() {
        ending.callerLeft();
        report();
    }

    void lost(String reason) {
        if (!phase.over()) {
            phase = Phase.REPORTED;
            ending.lost(reason);
        }
    }

    void close() {
        phase = Phase.CLOSED;
        ending.cancel();
        quiet();
    }

    private void greet() {
        phase = Phase.TALKING;
        agent.greet();
    }

    @Override
    public void ask(Happening happening) {
        if (phase == Phase.TALKING) {
            silence.stop();
            turns.forget();
            agent.ask(greetAgain && happening instanceof Happening.Said ? new Happening.Opened() : happening);
            greetAgain = false;
        }
    }

    private void pressed(String keys) {
        record.pressed(keys);
        ask(new Happening.Pressed(keys));
    }

    private void timeUp() {
        if (phase == Phase.TALKING) {
            taken();
            ask(new Happening.TimeUp());
        }
    }

    @Override
    public void taken() {
        phase = Phase.TALKING;
        turns.forget();
        agent.stop();
        caller.agentStopped();
        ending.withdraw();
    }

    private void report() {
        if (!phase.over()) {
            phase = Phase.REPORTED;
            quiet();
            ending.report();
        }
    }

    private void quiet() {
        clock.over();
        greeting.cancel();
        silence.stop();
        digits.forget();
        agent.stop();
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public void callerStarted() {
        silence.stop();
        greeting.callerStarted();
    }

    @Override
    public void helloFinished() {
        greeting.callerFinished();
    }

    @Override
    public void stillSilent() {
        silence.goOn();
    }

    @Override
    public void callerHeard() {
        silence.callerHeard();
        clock.asked();
    }

    @Override
    public void deaf(String reason) {
        trouble("nothing is heard any more: " + reason);
    }

    @Override
    public void sentenceOver() {
        turns.sentenceOver();
    }

    @Override
    public void agentQuiet() {
        switch (phase) {
            case TALKING -> {
                if (!turns.answerKept()) {
                    silence.start();
                }
            }
            case CLOSING -> ending.whenTheCallerIsSilent(caller, this::report);
            case NEW, PREPARED, GREETING, MACHINE, REPORTED, CLOSED -> {}
        }
    }

    /** Nobody is spoken to any more until it listens, or at all, if nothing is to be left. */
    @Override
    public void machine() {
        if (phase == Phase.GREETING || phase == Phase.TALKING) {
            record.noted("an answering machine");
            ending.settled("AM");
            taken();
            quiet();
            phase = Phase.MACHINE;
            if (ending.message().size() == 1) {
                ready();
                report();
            }
        }
    }

    @Override
    public void ready() {
        if (phase == Phase.MACHINE) {
            agent.tell(ending.message());
        }
    }

    /** Says who calls; whoever comes to the telephone then is greeted anew. */
    @Override
    public void screened() {
        if (phase == Phase.GREETING || phase == Phase.TALKING) {
            record.noted("a machine asks who calls");
            taken();
            quiet();
            greetAgain = true;
            agent.tell(List.of(screening));
        }
    }

    @Override
    public void listenFor(AnswerPart.Listen listen) {
        caller.expect(listen);
        digits.expect(listen.digits());
    }

    @Override
    public void end(CallOutcome outcome) {
        phase = Phase.CLOSING;
        ending.with(outcome);
    }

    /** Ends the call: with a sentence the first time, without one when that fails, too. */
    @Override
    public void trouble(String reason) {
        if (!phase.over()) {
            quiet();
            taken();
            agent.tell(ending.trouble(reason));
        }
    }
}
